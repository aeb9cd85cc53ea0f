import { networkInterfaces } from 'node:os';
import { CritbatchError } from '@critbatch/theory';
import { choosePort } from './choosePort.ts';
import type { StartOptions } from './options.ts';

/** Where the portal is reached; it hands on to the API what is sent there, so that one address is enough. */
export type Place = { port: number; listensAt: string; publicUrl: string };

const everyAddress = '0.0.0.0';

/** The place of the portal: this machine alone, or the address asked for. INVALID_INPUT where the machine has no such address. */
export async function choosePlace({
  host,
  port: asked,
}: Pick<StartOptions, 'host' | 'port'>): Promise<Place> {
  if (host === null) {
    const port = await choosePort(asked);
    return { port, listensAt: 'localhost', publicUrl: `http://127.0.0.1:${port}` };
  }
  const own = ownAddresses();
  if (host !== everyAddress && !host.startsWith('127.') && !own.includes(host)) {
    const known = own.length > 0 ? `It has ${own.join(', ')}.` : 'It is in no network.';
    throw new CritbatchError('INVALID_INPUT', `This machine has no address ${host} for --host. ${known}`);
  }
  const port = await choosePort(asked, host);
  const reached = host === everyAddress ? (own[0] ?? '127.0.0.1') : host;
  return { port, listensAt: host, publicUrl: `http://${reached}:${port}` };
}

/** What is said of a portal that others reach. No token is in it: what a terminal shows, others read over the shoulder and in logs. */
export function warning({ publicUrl }: Place): string {
  return `WARNING: everybody in this network reaches portal and API at ${publicUrl}, without encryption: passwords and
tokens can be read on the way. In a network that you do not trust, put a proxy with TLS in front (docs/deployment.md).

More machines: on the page Team, make a token with the right to work. Then, in a copy of this repository there:

  CRITBATCH_API_URL=${publicUrl} CRITBATCH_TOKEN=… npm run worker`;
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
