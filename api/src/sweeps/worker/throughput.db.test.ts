import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countStatements } from '../../testing/countStatements.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type Throughput = { gradientsPerSecond: number; attempts: number; since: string } | null;
const selection = 'throughput { gradientsPerSecond attempts since }';

async function workers(fields = selection) {
  const query = `query ($id: ID!) { workers(where: { teamId: $id }) { nodes { name ${fields} } } }`;
  const variables = { id: team.id };
  const { workers: found } = await ask<{ workers: { nodes: { name: string; throughput: Throughput }[] } }>(
    api.url,
    query,
    { token: team.readToken, variables },
  );
  return Object.fromEntries(found.nodes.map(({ name, throughput }) => [name, throughput]));
}

describe('the throughput of a worker', () => {
  it('is what it trained itself of its runs, in a second of training, over its newest attempts', async () => {
    await createSweepOverHttp(api.url, team, { batchSizes: [8], seeds: [1, 2] });
    const first = await startTestWorker(api.url, team, 'first');
    const second = await startTestWorker(api.url, team, 'second');
    await startTestWorker(api.url, team, 'idle');
    const claim = async (worker: typeof first) => {
      const { lease } = await worker.claim();
      if (!lease) throw new Error('Nothing is queued.');
      return lease;
    };
    const before = await claim(first);
    await first.report(before, 0, [{ ...testRow(10, 8), deviceSeconds: 0.08 }]);
    await first.release(before);
    const after = await claim(second);
    expect(after.run.id).toBe(before.run.id);
    await second.report(after, 0, [{ ...testRow(30, 8), deviceSeconds: 0.12 }]);
    const other = await claim(first);
    await first.report(other, 0, [testRow(5, 8), { ...testRow(20, 8), deviceSeconds: 0.08 }]);

    const { idle, ...busy } = await workers();
    expect(idle).toBeNull();
    // First: 80 examples in 0.08 s of one run and 160 in 0.08 s of the other. Second: from step 10 to 30 in 0.04 s.
    expect(busy).toEqual({
      first: { gradientsPerSecond: expect.closeTo(1500, 6), attempts: 2, since: expect.any(String) },
      second: { gradientsPerSecond: expect.closeTo(4000, 6), attempts: 1, since: expect.any(String) },
    });
    const [without, all] = [await countStatements(() => workers('')), await countStatements(() => workers())];
    expect(all.statements).toBe(without.statements + 1);
  });

  it('forgets attempts beyond the newest ten', async () => {
    await createSweepOverHttp(api.url, team, {
      batchSizes: [4],
      seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    });
    const worker = await startTestWorker(api.url, team, 'long');
    for (let runs = 0; runs < 12; runs++) {
      const { lease } = await worker.claim();
      if (!lease) throw new Error('Nothing is queued.');
      // The first two are ten times as slow.
      const deviceSeconds = runs < 2 ? 0.4 : 0.04;
      await worker.report(lease, 0, [{ ...testRow(10, lease.run.batchSize), deviceSeconds }]);
      await worker.complete(lease, 0, 10);
    }
    const { long } = await workers();
    expect(long?.attempts).toBe(10);
    expect(long?.gradientsPerSecond).toBeCloseTo(1000, 6);
  });
});
