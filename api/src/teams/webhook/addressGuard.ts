import type { LookupAddress } from 'node:dns';
import { lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { BlockList, isIP } from 'node:net';

/** Where webhooks may go, as the operator says. */
export type WebhookSettings = {
  /** Hosts (with their port, where it is not the usual one) beside which there are no others; empty for any. */
  hosts: readonly string[];
  /** Networks, such as 10.0.0.0/8, that may be spoken to though they are not public; plain http only to these. */
  networks: readonly string[];
};

/**
 * An address that the API must not be made to speak to. Its sentence is the same for a name that means nothing and for one that
 * means an address within our network: else teams could ask which names there are. The reason is for the operator's log.
 */
export class AddressRefused extends Error {
  readonly reason: string;

  constructor(address: string, reason: string) {
    super(`${address} is not the name of an address that webhooks may be sent to.`);
    this.reason = reason;
  }
}

/** IPv4 addresses that are not of the public internet (IANA's special-purpose registry). */
const notPublic = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** Parts of 2000::/3: protocol assignments with Teredo, documentation, and 6to4, which reach IPv4 addresses or nothing. */
const notPublicOf2000 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

/**
 * Keeps who registers a webhook from making the API speak to what only the API can reach. What counts is the address that
 * is connected to: `lookup` is handed to the socket, which connects to what it has found allowed and asks nobody again, so
 * that a name that means another address a moment later gains nothing.
 */
export class AddressGuard {
  readonly #hosts: ReadonlySet<string>;
  readonly #allowed: BlockList;
  readonly #hasNetworks: boolean;
  readonly #privateV4 = blockList(notPublic, 'ipv4');
  readonly #publicV6 = blockList([['2000::', 3]], 'ipv6');
  readonly #privateV6 = blockList(notPublicOf2000, 'ipv6');

  constructor({ hosts, networks }: WebhookSettings) {
    this.#hosts = new Set(hosts.map((host) => host.toLowerCase()));
    this.#hasNetworks = networks.length > 0;
    this.#allowed = new BlockList();
    for (const network of networks) {
      const [address = '', bits] = network.split('/');
      this.#allowed.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
    }
  }

  /** What speaks against a URL before its name is looked up; null where nothing does. */
  faultOf(address: string): string | null {
    const url = URL.parse(address);
    if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password)
      return 'Give an https address, without a name and password in it.';
    if (this.#hosts.size > 0 && !this.#hosts.has(url.host))
      return 'Give an address on a host that the operator allows (CRITBATCH_WEBHOOK_HOSTS).';
    const host = hostOf(url);
    const isRefused = isIP(host) ? !this.allows(host, url.protocol) : !this.#mayBeReached(host, url.protocol);
    return isRefused
      ? 'Give an https address on the internet. To send to the machine that Critbatch runs on, its operator stops Critbatch and starts it again with CRITBATCH_WEBHOOK_NETWORKS=127.0.0.0/8,::1/128; other private networks are allowed in the same way.'
      : null;
  }

  /** Whether an IP address may be connected to. */
  allows(address: string, protocol: string): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (this.#allowed.check(address, family)) return true;
    if (protocol !== 'https:') return false;
    if (family === 'ipv4') return !this.#privateV4.check(address, family);
    return this.#publicV6.check(address, family) && !this.#privateV6.check(address, family);
  }

  /** A socket's lookup that fails with AddressRefused unless every address of a name is allowed. */
  lookup(protocol: string): LookupFunction {
    return (hostname, options, callback) => {
      lookUp(hostname, { ...options, all: true }, (fault, found) => {
        const refused = found?.find(({ address }) => !this.allows(address, protocol));
        if (fault) callback(new AddressRefused(hostname, fault.code ?? fault.message), '');
        else if (refused) callback(new AddressRefused(hostname, `It means ${refused.address}.`), '');
        else if (options.all) callback(null, found);
        else callback(null, ...firstOf(found));
      });
    };
  }

  /** Whether a name may mean an address that is allowed. What it means is looked up when a request is sent. */
  #mayBeReached(host: string, protocol: string): boolean {
    if (isThisMachine(host)) return this.allows('127.0.0.1', protocol) || this.allows('::1', protocol);
    return protocol === 'https:' || this.#hasNetworks;
  }
}

/** Names that mean this machine wherever they are looked up (RFC 6761, section 6.3). */
function isThisMachine(host: string): boolean {
  return /(^|\.)localhost\.?$/i.test(host);
}

/** The host of a URL; an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function firstOf([first]: LookupAddress[]): [string, number] {
  return [first?.address ?? '', first?.family ?? 4];
}

function blockList(subnets: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [address, bits] of subnets) list.addSubnet(address, bits, family);
  return list;
}
