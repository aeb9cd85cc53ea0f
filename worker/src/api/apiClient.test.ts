import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApiClient } from './apiClient.ts';
import { sha256Of } from './checkpointStore.ts';
import { claimRun } from './operations/claimRun.ts';
import { heartbeat } from './operations/heartbeat.ts';

const held = { runId: 'a-run', fencingToken: 3 };
const beat = JSON.stringify({ data: { heartbeat: { cancelRequested: false, userErrors: [] } } });
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A client of a server that answers the n-th request with the n-th listener, and the last one ever after. */
async function clientOf(...listeners: RequestListener[]) {
  let requests = 0;
  const server = createServer((request, response) => {
    const listener = listeners[Math.min(requests++, listeners.length - 1)];
    listener?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const deadline = new AbortController();
  const retries: string[] = [];
  const client = createApiClient({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: 'secret',
    deadline: deadline.signal,
    onRetry: (reason) => retries.push(reason),
  });
  return { client, deadline, retries, requests: () => requests };
}

const answer =
  (body: string, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };
const hangUp: RequestListener = (request) => request.socket.destroy();
const userError = (code: string, retryable: boolean) =>
  JSON.stringify({
    data: {
      heartbeat: {
        cancelRequested: false,
        userErrors: [{ code, message: `It is ${code}.`, retryable }],
      },
    },
  });

describe('createApiClient', () => {
  it('asks again after a broken connection and a gateway error', async () => {
    const { client, retries } = await clientOf(hangUp, answer('starting', 503), answer(beat));
    expect(await client.ask(heartbeat, held)).toEqual({
      status: 'accepted',
      payload: { cancelRequested: false },
    });
    expect(retries).toHaveLength(2);
  });

  it('asks once where the lease is lost', async () => {
    const { client, requests } = await clientOf(answer(userError('LEASE_LOST', false)));
    expect(await client.ask(heartbeat, held)).toMatchObject({ status: 'refused', code: 'LEASE_LOST' });
    expect(requests()).toBe(1);
  });

  it('asks again where the API says that a retry can help', async () => {
    const { client } = await clientOf(answer(userError('DATABASE_UNAVAILABLE', true)), answer(beat));
    expect(await client.ask(heartbeat, held)).toMatchObject({ status: 'accepted' });
  });

  it('takes a GraphQL error for a refusal, with its code', async () => {
    const error = { message: 'The token is revoked.', extensions: { code: 'UNAUTHENTICATED' } };
    const { client } = await clientOf(answer(JSON.stringify({ data: null, errors: [error] }), 401));
    expect(await client.ask(heartbeat, held)).toEqual({
      status: 'refused',
      code: 'UNAUTHENTICATED',
      message: 'The token is revoked.',
      retryable: false,
    });
  });

  it('says so where what answers is no Critbatch API', async () => {
    const { client } = await clientOf(answer('<html>Welcome</html>'));
    const claim = { workerId: 'w', idempotencyKey: 'a-key', probesRates: true };
    await expect(client.ask(claimRun, claim)).rejects.toThrow(/CRITBATCH_API_URL/);
  });

  it('waits where a page or half an answer stands for an API that has spoken before', async () => {
    const { client, retries } = await clientOf(
      answer(beat),
      answer('<html>We are back soon</html>'),
      answer(beat.slice(0, 20)),
      answer(beat),
    );
    for (const _ of [1, 2]) expect(await client.ask(heartbeat, held)).toMatchObject({ status: 'accepted' });
    expect(retries).toEqual([1, 2].map(() => expect.stringMatching(/answers what is no JSON/)));
  });

  it('stops waiting for an API that is away when its patience ends', async () => {
    const { client } = await clientOf(hangUp);
    const patience = AbortSignal.timeout(100);
    await expect(client.ask(heartbeat, held, patience)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('takes an error outside GraphQL for a refusal, with its code', async () => {
    const error = { code: 'NOT_FOUND', message: 'There is no such checkpoint.', retryable: false };
    const { client } = await clientOf(answer(JSON.stringify({ error }), 404));
    expect(await client.checkpoints.get('00')).toEqual({ status: 'refused', ...error });
  });

  it('refuses a checkpoint whose bytes are damaged', async () => {
    const { client } = await clientOf(answer('these bytes'));
    const good = sha256Of(new TextEncoder().encode('these bytes'));
    expect(await client.checkpoints.get(good)).toMatchObject({ status: 'accepted' });
    expect(await client.checkpoints.get(sha256Of(new Uint8Array()))).toMatchObject({
      status: 'refused',
      code: 'CHECKPOINT_MISMATCH',
    });
  });
});
