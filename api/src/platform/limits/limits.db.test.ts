import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { countStatements } from '../../testing/countStatements.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { post, send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { subscribe } from '../../testing/subscribe.ts';
import { until } from '../../testing/until.ts';
import { describeFault } from '../fault/describeFault.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi({
    requestSeconds: 1,
    callerLimits: {
      tokenRequestsPerMinute: 30,
      userRequestsPerMinute: 5,
      strangerRequestsPerMinute: 100,
      signInAttemptsPerMinute: 3,
      streamsPerCaller: 2,
      streamsPerTeam: 200,
    },
  });
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const query = '{ viewer { scopes } }';
const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

/** What a stranger's stream says before it ends. */
async function firstWords(query: string): Promise<string> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const body = JSON.stringify({ query });
  return (await fetch(`${api.url}/graphql/stream`, { method: 'POST', headers, body })).text();
}

describe('cost', () => {
  it('comes with every answer, and too much of it is refused before anything is read', async () => {
    const cheap = await send(api.url, '{ models(first: 7) { nodes { id } } }', { token: team.readToken });
    expect(cheap.extensions).toEqual({ cost: { requested: 8, limit: 70_000 } });
    const dear = `{ sweeps(first: 100) { nodes { runs(first: 100) { nodes { history(points: 100) { step } } } } } }`;
    const { answer, response } = await post(api.url, dear, { token: team.readToken });
    expect([response.status, codeOf(answer)]).toEqual([400, 'OPERATION_TOO_LARGE']);
    expect(answer.errors?.[0]?.message).toContain('1010201 objects');
  });
});

describe('the schema', () => {
  it('is told to people who have signed in and to tokens, and not to strangers', async () => {
    const asked = 'query { ...Deep } fragment Deep on Query { __schema { queryType { name } } }';
    const reader = await signInAs(api, team, 'VIEWER');
    for (const caller of [{ token: team.readToken }, reader]) {
      const told = await send<{ __schema: { queryType: { name: string } } }>(api.url, asked, caller);
      expect(told.data?.__schema.queryType.name).toBe('Query');
    }
    for (const refused of [asked, '{ __type(name: "Run") { name } viewer { scopes } }']) {
      const { answer, response } = await post(api.url, refused);
      expect([response.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    }
    expect((await post(api.url, '{ viewer { __typename } }')).response.status).toBe(200);
  });
});

describe('what is not told of the schema', () => {
  it('is not guessed for strangers either, whichever way they ask', async () => {
    const words = [
      await firstWords('subscription { sweepEvent { id } }'),
      JSON.stringify(await send(api.url, '{ sweep { id } }')),
      JSON.stringify(
        await send(api.url, 'query ($where: SweepWhere) { sweeps(where: $where) { totalCount } }', {
          variables: { where: { teamIdd: 'x' } },
        }),
      ),
    ];
    for (const each of words) expect(each).toContain('INVALID_INPUT');
    for (const each of words) expect(each).not.toContain('Did you mean');
  });
});

describe('too many requests', () => {
  it('of a user are refused with 429 and how long to wait; others are served', async () => {
    const [busy, other] = [await signInAs(api, team, 'VIEWER'), await signInAs(api, team, 'VIEWER')];
    for (let count = 0; count < 5; count++) expect(codeOf(await send(api.url, query, busy))).toBeUndefined();
    const { answer, response } = await post(api.url, query, busy);
    expect([response.status, codeOf(answer), answer.errors?.[0]?.extensions]).toMatchObject([
      429,
      'RATE_LIMITED',
      { retryable: true },
    ]);
    expect(Number(response.headers.get('retry-after'))).toBe(12);
    expect(codeOf(await send(api.url, query, other))).toBeUndefined();
    // A caller who goes on sending is not looked up again.
    const again = () => post(api.url, query, busy);
    expect(await countStatements(again)).toMatchObject({
      statements: 0,
      result: { response: { status: 429 } },
    });
  });

  it('with tokens that do not exist are refused by address', async () => {
    const codes = [];
    for (let count = 0; count < 130; count++) {
      codes.push(codeOf((await post(api.url, query, { token: `critbatch_${count}` })).answer));
    }
    expect(codes[0]).toBe('UNAUTHENTICATED');
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    const headers = { authorization: 'Bearer critbatch_another' };
    const checkpoint = `${api.url}/checkpoints/${'0'.repeat(64)}`;
    // Two a second are allowed again meanwhile.
    const atOnce = <Answer>(send: () => Promise<Answer>) => Promise.all(Array.from({ length: 20 }, send));
    const statuses = await atOnce(async () => (await fetch(checkpoint, { headers })).status);
    expect(statuses).toContain(429);
    const words = await atOnce(() => firstWords('subscription { nothing }'));
    expect(words.join()).toContain('RATE_LIMITED');
  });

  it('to sign in are refused for the address that they name', async () => {
    const patient = await startTestApi({
      callerLimits: { ...api.environment.callerLimits, signInAttemptsPerMinute: 3 },
    });
    const signIn = `mutation { signIn(input: { email: "a@example.org", password: "guess" }) { userErrors { code } } }`;
    const guess = () => post(patient.url, signIn);
    for (let count = 0; count < 3; count++) expect(codeOf((await guess()).answer)).toBeUndefined();
    const { answer, response } = await guess();
    expect(codeOf(answer)).toBe('RATE_LIMITED');
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    await patient.stop();
  });
});

describe('streams', () => {
  it('are limited for each caller, and a closed one makes room', async () => {
    const { id: sweepId } = await createSweepOverHttp(api.url, team);
    const open = () => subscribe(api.url, team.readToken, { sweepId });
    const [first] = [await open(), await open()];
    const third = await open();
    expect((await third.next())?.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    first.close();
    await until(async () => {
      const again = await open();
      const message = await Promise.race([
        again.next(),
        new Promise((resolve) => setTimeout(resolve, 300, 'open')),
      ]);
      return message === 'open' ? true : null;
    });
  });
});

describe('a caller who hangs up before the stream is open', () => {
  it('keeps no place', async () => {
    const token = (await createTestTeam(api.client)).readToken;
    const body = JSON.stringify({ query: 'subscription { sweepEvents(sweepId: "x") { sequence } }' });
    const headers = {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    };
    const open = (signal?: AbortSignal) =>
      fetch(`${api.url}/graphql/stream`, { method: 'POST', headers, body, signal: signal ?? null });
    const blocker = new pg.Client({ connectionString: api.environment.databaseUrl });
    await blocker.connect();
    try {
      await blocker.query('BEGIN; LOCK TABLE "ApiToken"');
      // Looking up these callers takes as long as the table is locked.
      const abort = new AbortController();
      const waiting = [open(abort.signal), open(abort.signal)];
      await until(async () => {
        // Not asked within the blocker's transaction, which sees no connection that is made after it first looked.
        const waits = await api.client.$queryRaw<object[]>`
          SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return waits.length >= 2 ? true : null;
      });
      abort.abort();
      const ends = (await Promise.allSettled(waiting)).map(({ status }) => status);
      expect(ends).toEqual(['rejected', 'rejected']);
      // The API has to have seen them go before it learns who they were.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await blocker.query('COMMIT');
    } finally {
      await blocker.end();
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await (await open()).text()).toContain('NOT_FOUND');
  });
});

describe('an operation that takes too long', () => {
  it('ends, and so does its statement in PostgreSQL', async () => {
    const token = (await createTestTeam(api.client)).readToken;
    const blocker = new pg.Client({ connectionString: api.environment.databaseUrl });
    await blocker.connect();
    try {
      await blocker.query('BEGIN; LOCK TABLE "Model" IN ACCESS EXCLUSIVE MODE');
      const start = performance.now();
      const answer = await send(api.url, '{ models { nodes { id } } }', { token });
      expect(codeOf(answer)).toBe('OPERATION_TIMED_OUT');
      // Without a bound it would wait for the lock for ever.
      expect(performance.now() - start).toBeLessThan(20_000);
      const waiting = await blocker.query(
        `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()`,
      );
      expect(waiting.rows).toEqual([]);
    } finally {
      await blocker.end();
    }
  });

  it('is told apart from a database that is away where its transaction is undone', async () => {
    const late = api.client.$transaction(
      async (transaction) => {
        await transaction.$queryRaw`SELECT 1 FROM pg_sleep(0.3)`;
        await transaction.team.count();
      },
      { timeout: 100 },
    );
    const described = await late.catch((fault) => describeFault(fault, 'request'));
    expect(described).toMatchObject({ code: 'OPERATION_TIMED_OUT', retryable: true });
  });

  it('begins nothing more once its time is over', async () => {
    const { Deadline } = await import('./deadline.ts');
    expect(() => new Deadline(-1).check()).toThrow(expect.objectContaining({ code: 'OPERATION_TIMED_OUT' }));
    expect(() => new Deadline(1).check()).not.toThrow();
  });
});
