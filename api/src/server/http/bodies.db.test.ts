import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
/** Lets strangers send five requests a minute. */
let strict: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  const { callerLimits } = api.environment;
  strict = await startTestApi({ callerLimits: { ...callerLimits, strangerRequestsPerMinute: 5 } });
  team = await createTestTeam(api.client);
});
afterAll(() => Promise.all([api.stop(), strict.stop()]));

type Answer = { errors?: { message: string; extensions: { code: string } }[] };

/** Sends bytes as they are; status, code and message of the first error come back. */
async function send(body: string | Buffer, headers: Record<string, string> = {}, url = api.url) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'content-type': 'application/json', ...headers },
  });
  const { errors } = (await response.json()) as Answer;
  return [response.status, errors?.[0]?.extensions.code, errors?.[0]?.message];
}

const post = async (...sent: Parameters<typeof send>) => (await send(...sent)).slice(0, 2);
const known = () => ({ authorization: `Bearer ${team.readToken}` });
const padded = (bytes: number) =>
  JSON.stringify({ query: '{ viewer { scopes } }', padding: 'x'.repeat(bytes) });

describe('a body', () => {
  it('of a stranger is small, of somebody known larger', async () => {
    expect(await post(padded(60_000))).toEqual([200, undefined]);
    expect(await post(padded(70_000))).toEqual([413, 'OPERATION_TOO_LARGE']);
    expect(await post(padded(3_900_000), known())).toEqual([200, undefined]);
    expect(await post(padded(4_200_000), known())).toEqual([413, 'OPERATION_TOO_LARGE']);
  });

  it('is never inflated: what is small on the way could be large here', async () => {
    const packed = gzipSync(padded(10));
    expect(await send(packed, { 'content-encoding': 'gzip', ...known() })).toEqual([
      400,
      'INVALID_INPUT',
      'Send the body as it is, without Content-Encoding.',
    ]);
  });

  it('of many values or levels is refused by its shape, and one that is no JSON with a sentence', async () => {
    const objects = `{"query":"{ viewer { scopes } }","variables":{"a":[${'{},'.repeat(120_000)}{}]}}`;
    expect(await send(objects, known())).toEqual([
      413,
      'OPERATION_TOO_LARGE',
      'The body has more than 100000 values; send less at a time.',
    ]);
    const deep = `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    expect(await post(deep)).toEqual([413, 'OPERATION_TOO_LARGE']);
    expect(await post('{"query":')).toEqual([400, 'INVALID_INPUT']);
    const latin = { 'content-type': 'application/json; charset=latin1' };
    expect(await post(padded(1), latin)).toEqual([400, 'INVALID_INPUT']);
    expect(await post(padded(1), { 'content-type': 'application/json; charset=UTF-8' })).toEqual([
      200,
      undefined,
    ]);
  });

  it('that is no JSON object is none, for streams too: nothing is read that nobody bounds', async () => {
    const stream = (body: string, type: string) =>
      fetch(`${api.url}/graphql/stream`, {
        method: 'POST',
        body,
        headers: { 'content-type': type, accept: 'text/event-stream' },
        signal: AbortSignal.timeout(5_000),
      });
    // A type that Express does not take for JSON, and the library of the streams does.
    const unread = await stream(padded(100), 'text/plain;application/json');
    expect([unread.status, await unread.text()]).toEqual([400, '{"errors":[{"message":"Missing query"}]}']);
    for (const body of ['null', '0', '""', JSON.stringify(padded(10))]) {
      expect([body, (await stream(body, 'application/json')).status]).toEqual([body, 400]);
    }
  });

  it('is not read before its sender is known and counted: malformed ones spend their sender’s requests', async () => {
    const codes = [];
    for (let count = 0; count < 7; count++) codes.push((await post('{"query":', {}, strict.url))[1]);
    expect(codes).toEqual([...Array(5).fill('INVALID_INPUT'), 'RATE_LIMITED', 'RATE_LIMITED']);
    const stranger = { authorization: 'Bearer critbatch_unknown' };
    expect(await post('{"query":', stranger)).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('bodies on the way', () => {
  const body = Buffer.from(padded(3_900_000));

  /** Sends the first half of a large body; the rest when it is told to. */
  function begin(token: string) {
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      authorization: `Bearer ${token}`,
    };
    const sent = request(`${api.url}/graphql`, { method: 'POST', headers });
    let status: number | null = null;
    const answered = once(sent, 'response').then(([response]) => {
      response.resume();
      status = response.statusCode;
    });
    sent.write(body.subarray(0, 2_000_000));
    const end = () => sent.end(body.subarray(2_000_000));
    return { end, answered, hangUp: () => sent.on('error', () => {}).destroy(), status: () => status };
  }

  it('of one person are four of the largest at a time; others are heard, and who hangs up makes room', async () => {
    const other = await createTestTeam(api.client);
    const slow = Array.from({ length: 4 }, () => begin(team.readToken));
    await sleep(4_000);
    const [next, another, last] = [begin(team.readToken), begin(other.readToken), begin(team.readToken)];
    for (const each of [next, another, last]) each.end();
    expect(await post(padded(10), known())).toEqual([200, undefined]);
    await another.answered;
    // Each of these takes as long as theirs would.
    for (let count = 0; count < 4; count++) {
      expect(await post(body, { authorization: `Bearer ${other.readToken}` })).toEqual([200, undefined]);
    }
    await sleep(500);
    expect([another.status(), next.status(), last.status()]).toEqual([200, null, null]);
    slow[0]?.hangUp();
    slow[0]?.answered.catch(() => {});
    await Promise.all([next.answered, last.answered]);
    for (const each of slow.slice(1)) each.end();
    await Promise.all(slow.slice(1).map(({ answered }) => answered));
    expect(slow.slice(1).map(({ status }) => status())).toEqual([200, 200, 200]);
  });
});
