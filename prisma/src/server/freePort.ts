import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/** A port on the loopback interface that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0, loopback);
  if (port === null) throw new Error('The operating system has no free port on 127.0.0.1.');
  return port;
}

/** Whether a port of an address of this machine is free; false, too, where the machine has no such address. */
export async function isPortFree(port: number, address: string = loopback): Promise<boolean> {
  return (await listenOnce(port, address)) !== null;
}

function listenOnce(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? null) : null));
    });
  });
}
