import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/**
 * Below the ports that operating systems give by themselves to connections and to servers that ask for any (Linux from
 * 32768, others from 49152): one of those may be given away between the choice and the start of what was to listen there.
 */
const chosenPorts = { first: 20_000, end: 30_000 };

/**
 * Processes choose among ports of their own, one after the other: between the choice and the start of what is to listen there,
 * seconds pass in which nothing shows another process that the port is taken.
 */
const portsOfProcess = 100;
let chosen = randomInt(portsOfProcess);

/** A port on the loopback interface that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  const processes = (chosenPorts.end - chosenPorts.first) / portsOfProcess;
  const first = chosenPorts.first + (process.pid % processes) * portsOfProcess;
  for (let trials = 0; trials < portsOfProcess; trials += 1) {
    chosen = (chosen + 1) % portsOfProcess;
    const port = first + chosen;
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No port from ${first} to ${first + portsOfProcess - 1} seems to be free on 127.0.0.1.`);
}

/** Whether a port of an address of this machine is free; false, too, where the machine has no such address. */
export function isPortFree(port: number, address: string = loopback): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}
