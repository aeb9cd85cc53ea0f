import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { publishBenchmark, submitted, taskOf } from '../../testing/benchmarkOverHttp.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import { claimSegment } from '../../testing/segmentsOverHttp.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, type TestLease, testRow } from '../../testing/testWorker.ts';
import { mostRows } from './recordedSegments.ts';

let api: TestApi;
let house: TestTeam;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  house = await createTestTeam(api.client);
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
});

const batchSize = 32;
/** Three runs that may see so many steps. */
const sweepOf = (steps: number, seeds = [1, 2, 3]) =>
  createSweepOverHttp(api.url, team, {
    batchSizes: [batchSize],
    seeds,
    targets: [{ metric: 'TRAINING_LOSS', threshold: taskOf(team).threshold }],
    maxExamplesPerRun: steps * batchSize,
  });

async function claimed(): Promise<TestLease> {
  const { lease } = await worker.claim();
  if (!lease) throw new Error('Nothing is queued.');
  return lease;
}
const rows = (...steps: number[]) => steps.map((step) => testRow(step, batchSize));
const eachRun = async (train: (lease: TestLease) => Promise<unknown>) => {
  for (let run = 0; run < 3; run++) await train(await claimed());
};

type Stand = {
  id: string;
  checks: { check: string; runs: number }[];
  retraining: { scoredSegments: number; scoredDrawn: number } | null;
};
async function handIn(sweepId: string): Promise<Stand> {
  const benchmark = await publishBenchmark(api.url, house);
  const { id } = await submitted(api.url, team, benchmark.id, sweepId);
  const query = `{ submission(id: "${id}") { id checks { check runs } retraining { scoredSegments scoredDrawn } } }`;
  return (await ask<{ submission: Stand }>(api.url, query, { token: house.readToken })).submission;
}

/** Runs that the former budget ended at step 5, and that were given more; where each went on from is said. */
async function raised(from: number): Promise<string> {
  const { id } = await sweepOf(5);
  await eachRun(async (lease) => {
    await worker.report(lease, 0, rows(1, 2, 4, 5));
    await worker.complete(lease, 0, 5, 'BUDGET_SPENT');
  });
  const { userErrors } = await change(api.url, team.writeToken, 'raiseBudget', '', {
    sweepId: id,
    maxExamplesPerRun: 20 * batchSize,
  });
  expect(userErrors).toEqual([]);
  await eachRun(async (lease) => {
    await worker.report(lease, 0, rows(...[1, 2, 4, 8, 16].filter((step) => step > from)));
    await worker.complete(lease, 0, 16);
  });
  return id;
}

it('a run that was given more budget after its end stays in the draw, and is trained again through that end', async () => {
  const stand = await handIn(await raised(5));
  expect(stand).toMatchObject({
    checks: [
      { check: 'WAITING', runs: 2 },
      { check: 'NOT_DRAWN', runs: 1 },
    ],
    retraining: { scoredSegments: 3, scoredDrawn: 2 },
  });
  const where = { draw: { submissionId: localId('Submission', stand.id) } };
  const drawn = await api.client.retraining.findMany({ where });
  expect(drawn.map(({ formerEnds, toStep }) => [formerEnds, toStep])).toEqual([
    [[5n], 16n],
    [[5n], 16n],
  ]);
  // A worker of before would take its row at that end for a difference.
  await api.client.retraining.updateMany({ where, data: { queuedAt: new Date(0) } });
  const other = { verdict: null, draw: { submissionId: { not: localId('Submission', stand.id) } } };
  await api.client.retraining.updateMany({ where: other, data: { expiresAt: new Date(0) } });
  expect(await claimSegment(api.url, house.attestedToken, house)).toBeNull();
  const heeding = { heedsFormerEnds: true };
  expect(await claimSegment(api.url, house.attestedToken, house, heeding)).toMatchObject({ formerEnds: [5] });
});

it('a run that did not go on from its former end is said to be one that cannot be drawn', async () => {
  expect(await handIn(await raised(2))).toMatchObject({
    checks: [{ check: 'BUDGET_RAISED', runs: 3 }],
    retraining: null,
  });
});

it.each([
  ['names no engine of ours', { engine: 'jax' }],
  ['names none at all', { device: 'cpu' }],
])('a run that %s is said to be one that cannot be drawn', async (_, provenance) => {
  const { id } = await sweepOf(20);
  await eachRun(async (lease) => {
    await worker.report(lease, 0, rows(1, 2, 4, 8, 16));
    await api.client.attempt.updateMany({
      where: { runId: localId('Run', lease.run.id) },
      data: { provenance },
    });
    await worker.complete(lease, 0, 16);
  });
  const stand = await handIn(id);
  expect(stand).toMatchObject({ checks: [{ check: 'NO_ENGINE_OF_OURS', runs: 3 }], retraining: null });
});

it('a run whose checkpoints lie too far apart is left out as a whole, and so is one without a log', async () => {
  const { id } = await sweepOf(2_000, [1, 2, 3, 4]);
  const many = Array.from({ length: mostRows }, (_, step) => testRow(step + 1, batchSize, 0.2));
  const failed = await claimed();
  await worker.fail(failed, 'MODEL_INVALID');
  let place = 0;
  await eachRun(async (lease) => {
    const isLong = place++ === 1;
    await worker.report(lease, 0, isLong ? many : rows(1, 2, 4, 8, 16));
    if (isLong) await worker.report(lease, 1, rows(mostRows + 1));
    await worker.complete(lease, isLong ? 1 : 0, isLong ? mostRows + 1 : 16);
  });
  const stand = await handIn(id);
  expect(stand).toMatchObject({
    checks: [
      { check: 'WAITING', runs: 1 },
      { check: 'NOT_DRAWN', runs: 1 },
      { check: 'NO_LOG', runs: 1 },
      { check: 'LONG_SEGMENT', runs: 1 },
    ],
    retraining: { scoredSegments: 2, scoredDrawn: 1 },
  });
});
