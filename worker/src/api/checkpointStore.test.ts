import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { createCheckpointStore, sha256Of } from './checkpointStore.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A store at a server that answers so; it gives up at the first answer that is none. */
async function storeAt(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  silenceSeconds: number,
) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reasons: string[] = [];
  const over = new AbortController();
  const request = (path: string, init: RequestInit) =>
    fetch(url + path, {
      ...init,
      signal: AbortSignal.any([over.signal, ...(init.signal ? [init.signal] : [])]),
    });
  const onRetry = (reason: string) => {
    reasons.push(reason);
    over.abort();
  };
  const store = createCheckpointStore(request, { patience: over.signal, onRetry } as never, silenceSeconds);
  return { store, reasons };
}

it('sends bytes over a connection that is slow, with their length, for as long as some of them go', async () => {
  // Buffers of some megabytes are filled at once: on a machine that does much else it takes a second until the next piece goes.
  const silenceSeconds = 4;
  let got: { announced: string | undefined; bytes: number } | undefined;
  const { store, reasons } = await storeAt(async (request, response) => {
    let bytes = 0;
    for await (const piece of request) {
      bytes += (piece as Buffer).length;
      await sleep((piece as Buffer).length / 7_000);
    }
    got = { announced: request.headers['content-length'], bytes };
    response.writeHead(204).end();
  }, silenceSeconds);
  const bytes = new Uint8Array(48 * 2 ** 20);
  const before = performance.now();
  expect(await store.put(sha256Of(bytes), bytes)).toMatchObject({ status: 'accepted' });
  expect(performance.now() - before).toBeGreaterThan(1.5 * 1000 * silenceSeconds);
  expect([got, reasons]).toEqual([{ announced: `${bytes.length}`, bytes: bytes.length }, []]);
});

it('gives up a connection over which nothing goes', async () => {
  const { store, reasons } = await storeAt(() => {}, 2);
  const bytes = new Uint8Array(48 * 2 ** 20);
  const before = performance.now();
  await store.put(sha256Of(bytes), bytes).catch(() => {});
  expect(performance.now() - before).toBeLessThan(30_000);
  expect(reasons).toEqual([expect.stringContaining('Nothing went over the connection for 2 seconds')]);
});
