import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/**
 * Below the ports that operating systems give by themselves to connections and to servers that ask for any (Linux from
 * 32768, others from 49152): one of those may be given away between the choice and the start of what was to listen there.
 */
const chosenPorts = { first: 20_000, end: 30_000 };

/** A port on the loopback interface that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  for (let trials = 0; trials < 100; trials += 1) {
    const port = randomInt(chosenPorts.first, chosenPorts.end);
    if (await isPortFree(port)) return port;
  }
  throw new Error('No port from 20000 to 29999 seems to be free on 127.0.0.1.');
}

/** Whether a port of an address of this machine is free; false, too, where the machine has no such address. */
export function isPortFree(port: number, address: string = loopback): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}
