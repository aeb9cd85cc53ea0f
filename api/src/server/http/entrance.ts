import cluster from 'node:cluster';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerEnvironment } from '../../platform/environment/environment.ts';
import { DealtConnections } from './dealtConnections.ts';

const drainMilliseconds = 2_000;

/** `close` lets nobody in any more and resolves when those inside are gone, after two seconds at most. */
export type Entrance = { port: number; close: () => Promise<void> };

/** Lets connections in: through a port of its own, or, in one process of several, those that are dealt to it. An error where the port is taken. */
export async function openEntrance(
  server: Server,
  { host, port }: Pick<ServerEnvironment, 'host' | 'port'>,
): Promise<Entrance> {
  if (cluster.isWorker) {
    const dealt = new DealtConnections(server);
    return { port, close: () => drain(server, dealt.close()) };
  }
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () => drain(server, new Promise((resolve) => server.close(() => resolve()))),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

async function drain(server: Server, closed: Promise<void>): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
  server.closeIdleConnections();
  await closed;
  clearTimeout(impatience);
}
