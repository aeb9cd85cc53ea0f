import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * Gives every request that comes in the address of its sender, as its only `x-forwarded-for`. A header that somebody
 * out there wrote says nothing; Next would take it as it is.
 */
export function markClientAddresses(networks: string | undefined): void {
  const trusted = trustedNetworks(networks);
  subscribe('http.server.request.start', (message) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    const given = headers['x-forwarded-for'];
    headers['x-forwarded-for'] = clientAddress(socket.remoteAddress ?? '', String(given ?? ''), trusted);
  });
}

/** The nearest address that is no trusted proxy's: each proxy adds at the end whom it heard it from. */
export function clientAddress(peer: string, forwarded: string, trusted: BlockList): string {
  const heard = forwarded.split(',').map((part) => part.trim());
  const chain = [peer, ...heard.reverse()].map(plain).filter((address) => isIP(address) !== 0);
  return chain.find((address) => !isTrusted(address, trusted)) ?? chain.at(-1) ?? '';
}

/** From networks divided by commas, such as `10.0.0.0/8,fd00::/8`; none where none is named. */
export function trustedNetworks(networks: string | undefined): BlockList {
  const named = (networks ?? '').split(',').flatMap((network) => network.trim() || []);
  const list = new BlockList();
  for (const network of named) {
    const [address = '', prefix = ''] = network.split('/');
    list.addSubnet(address, Number(prefix), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** An IPv4 address that came over an IPv6 socket, as IPv4. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
