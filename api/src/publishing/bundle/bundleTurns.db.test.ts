import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { downloadBundle } from '../../testing/exchangeOverHttp.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let teams: [TestTeam, TestTeam];
beforeAll(async () => {
  api = await startTestApi();
  teams = [await createTestTeam(api.client), await createTestTeam(api.client)];
});
afterAll(() => api.stop());

it('leaves a place to the next team, however many bundles the first one asks for', async () => {
  const [first, second] = teams;
  const theirs = await createSweepOverHttp(api.url, first, {});
  const ours = await createSweepOverHttp(api.url, second, {});
  const asked: Promise<Response>[] = [];
  const ask = (sweepId: string, { readToken }: TestTeam) => {
    const response = downloadBundle(api.url, sweepId, readToken);
    asked.push(response);
    return response;
  };
  // No bundle is written to its end while somebody holds the table that each of them reads last.
  await api.client.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`LOCK TABLE "SweepImport" IN ACCESS EXCLUSIVE MODE`;
      void ask(theirs.id, first);
      void ask(theirs.id, first);
      await until(async () => {
        const waits = await api.client.$queryRaw<object[]>`
          SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return waits.length >= 2 ? true : null;
      });
      const third = await ask(theirs.id, first);
      expect([third.status, third.headers.get('retry-after')]).toEqual([429, '5']);
      const other = await Promise.race([ask(ours.id, second), sleep(500, 'it waits for the table alone')]);
      expect(other).toBe('it waits for the table alone');
    },
    { timeout: 120_000 },
  );
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses).toEqual([200, 200, 429, 200]);
});
