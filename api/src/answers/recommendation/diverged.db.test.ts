import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { syntheticBatchSizes, trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

it('tells of batch sizes that diverged with the answer, and not of one that diverged once', async () => {
  const worker = await startTestWorker(api.url, team);
  const sweep = await createSweepOverHttp(api.url, team, {
    batchSizes: [8, ...syntheticBatchSizes],
    seeds: [1, 2],
    evaluation: { firstStep: 100 },
    maxExamplesPerRun: 200_000,
  });
  // Of 16, one run diverges; of 8, both.
  const smallest = [
    { batchSize: 8, seed: 1 },
    { batchSize: 8, seed: 2 },
    { batchSize: 16, seed: 1 },
  ];
  for (const which of smallest) {
    const where = { ...which, sweep: { number: sweep.number, teamId: team.localId } };
    await api.client.run.updateMany({ where, data: { priority: 10 } });
  }
  for (const _ of smallest) {
    const { lease } = await worker.claim();
    if (!lease) throw new Error('A run was to be claimed.');
    expect([8, 16]).toContain(lease.run.batchSize);
    await worker.complete(lease, -1, 1, 'DIVERGED');
  }
  await trainQueuedRuns(worker, 20);
  type Told = {
    sweep: {
      answerStatus: string;
      estimate: { answer: string; text: string } | null;
      recommendation: { text: string; ja: string } | null;
    };
  };
  const query = `query ($id: ID!) { sweep(id: $id) { answerStatus estimate { answer text } recommendation { text ja: text(locale: JA) } } }`;
  const { estimate, recommendation } = await until(async () => {
    const asked = { token: team.readToken, variables: { id: sweep.id } };
    const told = (await ask<Told>(api.url, query, asked)).sweep;
    return told.answerStatus === 'COMPLETE' ? told : null;
  }, 60);
  expect(estimate?.answer).toBe('MINIMISER');
  const said =
    'All runs at batch size 8 diverged: their steps are too long, and smaller ones might reach the target.';
  expect(estimate?.text).toContain(said);
  expect(recommendation?.text).toContain(said);
  expect(recommendation?.ja).toContain('バッチサイズ 8 の実行はすべて発散しました。');
});
