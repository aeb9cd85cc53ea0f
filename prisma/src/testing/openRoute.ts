import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A way to PostgreSQL over which connections can be lost. */
export type Route = {
  /** The address of the database by this way. */
  databaseUrl: string;
  /** Connections there are now go silent, at both ends, and stay open; new ones work. */
  loseSilently(): void;
  /** Connections there are now are reset at the side of the client. */
  reset(): void;
  /** Bytes that came back from PostgreSQL over connections that are not lost. */
  answeredBytes(): number;
  close(): Promise<void>;
};

/** Opens a way to a database through a port of its own on this machine. */
export async function openRoute(databaseUrl: string): Promise<Route> {
  const target = new URL(databaseUrl);
  const pairs = new Set<{ client: Socket; server: Socket; isLost: boolean }>();
  let answered = 0;
  const listener = createServer((client) => {
    const server = connect({ host: target.hostname, port: Number(target.port) });
    const pair = { client, server, isLost: false };
    pairs.add(pair);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      // What is lost is read all the same: a packet that is dropped stops nobody from sending the next one.
      from.on('data', (chunk) => {
        if (pair.isLost) return;
        if (from === server) answered += chunk.length;
        to.write(chunk);
      });
      from.on('error', () => {});
      from.on('close', () => {
        if (!pair.isLost) to.destroy();
      });
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = new URL(databaseUrl);
  address.port = String((listener.address() as AddressInfo).port);
  return {
    databaseUrl: address.href,
    loseSilently: () => {
      for (const pair of pairs) pair.isLost = true;
    },
    reset: () => {
      for (const { client } of pairs) client.resetAndDestroy();
    },
    answeredBytes: () => answered,
    close: async () => {
      for (const { client, server } of pairs) for (const end of [client, server]) end.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
