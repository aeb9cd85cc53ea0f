import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';

const senderPace = { silenceSeconds: 2, bytesPerSecond: 20_000 };
let api: TestApi;
let team: TestTeam;
beforeAll(async () => {
  api = await startTestApi({ senderPace });
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

/** A request whose body is still to be sent, and its answer: its status and code; null where the connection is cut. */
function begin(path: string, method: string, headers: Record<string, string | number>) {
  const sent = request(api.url + path, {
    method,
    // A connection of its own: others are cut.
    agent: false,
    headers: { authorization: `Bearer ${team.workerToken}`, ...headers },
  });
  const answer = new Promise<{ status: number | undefined; code: string | undefined } | null>((resolve) => {
    sent.on('error', () => resolve(null));
    sent.on('response', async (response: IncomingMessage) => {
      const body = await text(response).catch(() => '');
      const code = /"code":"(\w+)"/.exec(body)?.[1];
      resolve({ status: response.statusCode, code });
    });
  });
  return { sent, answer };
}

/** What is set aside for files that are on their way. */
const held = () => api.client.$queryRaw<unknown[]>`SELECT * FROM "ByteHold"`;

const checkpoint = (bytes: Buffer) => `/checkpoints/${createHash('sha256').update(bytes).digest('hex')}`;

/** Sends bytes at a pace, by the clock, until nobody listens any more; says in how many pieces, five a second where nobody is busy. */
async function drip(sent: ClientRequest, bytes: Buffer, bytesPerSecond: number): Promise<number> {
  let isAnswered = false;
  sent.once('response', () => {
    isAnswered = true;
  });
  const before = performance.now();
  let pieces = 0;
  for (let at = 0; at < bytes.length && !sent.destroyed && !isAnswered; pieces++) {
    // A busy machine wakes late, and is no slow sender for it.
    const due = Math.ceil(((performance.now() - before) / 1000 + 0.2) * bytesPerSecond);
    sent.write(bytes.subarray(at, due));
    at = Math.min(due, bytes.length);
    await sleep(200);
  }
  sent.end();
  return pieces;
}

describe('a body', () => {
  it('may take as long as its size needs at the slowest pace, though that is longer than any silence', async () => {
    const bytes = randomBytes(300_000);
    const { sent, answer } = begin(checkpoint(bytes), 'PUT', { 'content-length': bytes.length });
    const before = performance.now();
    await drip(sent, bytes, 50_000);
    expect(await answer).toEqual({ status: 204, code: undefined });
    expect(performance.now() - before).toBeGreaterThan(3 * 1000 * senderPace.silenceSeconds * 0.9);
  });

  it.each([
    ['a file', () => checkpoint(randomBytes(9)), 'PUT', 'application/octet-stream'],
    ['an operation', () => '/graphql', 'POST', 'application/json'],
    ['a form to sign in', () => '/api/auth/sign-in/email', 'POST', 'application/json'],
    ['what nobody reads', () => '/bundles/nothing', 'POST', 'application/octet-stream'],
  ])('of %s that comes more slowly is ended, although it is never silent', async (_, path, method, type) => {
    const { sent, answer } = begin(path(), method, { 'content-length': 100_000, 'content-type': type });
    const dripping = drip(sent, Buffer.alloc(100_000, ' '), 500);
    const said = await answer;
    expect(await dripping).toBeLessThan(75);
    // What has been refused already has had its answer; its connection is not kept for the rest.
    if (said !== null && said.status !== 404) expect(said).toEqual({ status: 408, code: 'BODY_TOO_SLOW' });
  });

  it('that stops is ended, and nothing of it is kept', async () => {
    const bytes = randomBytes(2_000_000);
    const { sent, answer } = begin(checkpoint(bytes), 'PUT', { 'content-length': bytes.length });
    sent.write(bytes.subarray(0, 1_900_000));
    expect(await answer).toEqual({ status: 408, code: 'BODY_TOO_SLOW' });
    expect(await api.client.checkpoint.count({ where: { byteLength: bytes.length } })).toBe(0);
    // Its room is given back by whoever read it, who may still be at it when the answer is here.
    await until(async () => ((await held()).length === 0 ? true : null));
  });

  it('that waits for us is not ended', async () => {
    const bytes = randomBytes(1_000_000);
    const { sent, answer } = begin(checkpoint(bytes), 'PUT', { 'content-length': bytes.length });
    await api.client.$transaction(
      async (transaction) => {
        const party = `bytes checkpoints team ${team.localId}`;
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${party}, 0))`;
        sent.end(bytes);
        await sleep(3 * 1000 * senderPace.silenceSeconds);
      },
      { timeout: 30_000 },
    );
    expect(await answer).toEqual({ status: 204, code: undefined });
  });
});

it('headers that do not come are waited for seconds, not minutes', async () => {
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write('GET /health HTTP/1.1\r\nHost: x\r\n');
  socket.resume();
  const before = performance.now();
  await once(socket, 'close');
  expect(performance.now() - before).toBeLessThan(30_000);
});
