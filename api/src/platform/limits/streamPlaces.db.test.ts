import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { subscribe } from '../../testing/subscribe.ts';
import { until } from '../../testing/until.ts';

const streamsPerCaller = 20;
let api: TestApi;
let team: TestTeam;
let sweepId: string;

beforeAll(async () => {
  api = await startTestApi({
    callerLimits: {
      tokenRequestsPerMinute: 1_000,
      userRequestsPerMinute: 1_000,
      strangerRequestsPerMinute: 1_000,
      signInAttemptsPerMinute: 10,
      streamsPerCaller,
      streamsPerTeam: 200,
    },
  });
  team = await createTestTeam(api.client);
  sweepId = (await createSweepOverHttp(api.url, team)).id;
});
afterAll(() => api.stop());

it('who asks for too many is refused without a statement, and those that are opened leave connections to others', async () => {
  const blocker = new pg.Client({ connectionString: api.environment.databaseUrl });
  await blocker.connect();
  const answers: (string | undefined)[] = [];
  try {
    await blocker.query('BEGIN; LOCK TABLE "StreamPlace"');
    for (let count = 0; count < 60; count++) {
      void subscribe(api.url, team.readToken, { sweepId })
        .then((stream) => stream.next())
        .then((message) => answers.push(message?.errors?.[0]?.extensions.code))
        // Those that are open end with the API.
        .catch(() => {});
    }
    await until(async () => (answers.length >= 60 - streamsPerCaller ? true : null));
    expect(answers).toEqual(Array(60 - streamsPerCaller).fill('RATE_LIMITED'));
    const waiting = await api.client.$queryRaw<object[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    expect(waiting.length).toBeLessThanOrEqual(2);
    await ask(api.url, '{ models { nodes { id } } }', { token: team.readToken });
    await blocker.query('COMMIT');
    await until(async () => ((await api.client.streamPlace.count()) === 2 * streamsPerCaller ? true : null));
    expect(answers).toHaveLength(60 - streamsPerCaller);
  } finally {
    await blocker.end();
  }
});
