import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { CritbatchError } from '@critbatch/theory';

/** The port asked for, or PORT_IN_USE; where none is asked for, the first free one from 3000 upwards. */
export async function choosePort(asked: number | null): Promise<number> {
  if (asked !== null) {
    if (await isFree(asked)) return asked;
    throw new CritbatchError(
      'PORT_IN_USE',
      `Port ${asked} is in use by another program. Leave out --port to take the next free one, or name another.`,
    );
  }
  for (let port = 3000; port < 3100; port++) {
    if (await isFree(port)) return port;
  }
  throw new CritbatchError('PORT_IN_USE', 'Ports 3000 to 3099 are all in use. Name a free one with --port.');
}

/** Any free port of the loopback interface: for parts that no user addresses. */
export async function anyFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
