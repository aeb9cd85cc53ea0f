import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimAs } from '../testing/claimAs.ts';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep, testMeasurement } from '../testing/createTestSweep.ts';
import { addRuns } from './addRuns.ts';
import { cancelRuns } from './cancelRuns.ts';
import { cancelSweep } from './cancelSweep.ts';
import { claimRun } from './claimRun.ts';
import { completeRun } from './completeRun.ts';
import { cutRuns } from './cutRuns.ts';
import { failRun } from './failRun.ts';
import { raiseBudget } from './raiseBudget.ts';
import { recordCheckpoint } from './recordCheckpoint.ts';
import { recordMeasurements } from './recordMeasurements.ts';
import { releaseRun } from './releaseRun.ts';
import { retryFailedRuns } from './retryFailedRuns.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const claim = (worker: Parameters<typeof claimAs>[1]) => claimAs(database.client, worker);

async function complete(
  worker: { id: string; teamId: string },
  outcome: 'TARGETS_REACHED' | 'BUDGET_SPENT' = 'TARGETS_REACHED',
) {
  const holder = await claim(worker);
  await completeRun(database.client, { ...holder, outcome, lastSequence: -1, step: 10, examplesSeen: 320 });
  return holder;
}

const cell = (batchSize: number, seed: number, maxExamples: bigint | null = null) => {
  return { batchSize, seed, maxExamples };
};
const findRun = (id: string) => database.client.run.findUniqueOrThrow({ where: { id } });
const findSweep = (id: string) => database.client.sweep.findUniqueOrThrow({ where: { id } });
const eventsOf = async (sweepId: string) =>
  (await database.client.sweepEvent.findMany({ where: { sweepId }, orderBy: { sequence: 'asc' } })).map(
    ({ kind }) => kind,
  );

describe('addRuns', () => {
  it('opens a finished sweep, once, and leaves the runs that are there as they are', async () => {
    const { teamId, sweepId, worker } = await createTestSweep(database.client);
    await complete(worker);
    expect((await findSweep(sweepId)).status).toBe('FINISHED');
    const order = { teamId, sweepId, runs: [cell(1, 0), cell(64, 7, 500n), cell(2, 0)] };
    expect(await addRuns(database.client, order)).toEqual({ status: 'ADDED', runs: 2 });
    const events = await eventsOf(sweepId);
    expect(await addRuns(database.client, order)).toEqual({ status: 'ADDED', runs: 0 });
    expect(await eventsOf(sweepId)).toEqual(events);
    expect(await findSweep(sweepId)).toMatchObject({
      status: 'RUNNING',
      finishedAt: null,
      batchSizes: [1, 2, 64],
      seeds: [0, 7],
    });
    const first = await findRun((await claim(worker)).runId);
    expect(first).toMatchObject({ batchSize: 64, seed: 7, maxExamples: 500n });
  });

  it('queues a canceled run again, and refuses a canceled sweep and another team’s', async () => {
    const { teamId, sweepId } = await createTestSweep(database.client, { seeds: 2 });
    const [run] = await database.client.run.findMany({ where: { sweepId, seed: 0 } });
    await cancelRuns(database.client, { teamId, sweepId, runIds: [run?.id ?? ''] });
    const order = { teamId, sweepId, runs: [cell(1, 0)] };
    expect(await addRuns(database.client, order)).toEqual({ status: 'ADDED', runs: 1 });
    expect(await findRun(run?.id ?? '')).toMatchObject({ status: 'QUEUED', finishedAt: null });
    const other = await createTestSweep(database.client);
    expect(await addRuns(database.client, { ...order, teamId: other.teamId })).toEqual({
      status: 'NOT_FOUND',
    });
    await cancelSweep(database.client, { teamId, sweepId });
    expect(await addRuns(database.client, order)).toEqual({ status: 'SWEEP_CANCELED' });
  });

  it('lets a sweep grow to the most that it may have, call by call, and no further', async () => {
    const { teamId, sweepId } = await createTestSweep(database.client);
    const add = (...runs: ReturnType<typeof cell>[]) =>
      addRuns(database.client, { teamId, sweepId, runs, mostRuns: 3 });
    expect(await add(cell(1, 0), cell(2, 0))).toEqual({ status: 'ADDED', runs: 1 });
    expect(await add(cell(3, 0), cell(4, 0))).toEqual({ status: 'TOO_MANY', others: 2 });
    expect(await add(cell(3, 0))).toEqual({ status: 'ADDED', runs: 1 });
    expect(await add(cell(3, 0), cell(2, 0), cell(1, 0))).toEqual({ status: 'ADDED', runs: 0 });
    expect(await add(cell(4, 0))).toEqual({ status: 'TOO_MANY', others: 3 });
  });

  it('adds each run once for many who ask at once', async () => {
    const { teamId, sweepId } = await createTestSweep(database.client);
    const runs = [cell(8, 1), cell(16, 1), cell(32, 1)];
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() => addRuns(database.client, { teamId, sweepId, runs })),
    );
    expect(outcomes.map((outcome) => (outcome.status === 'ADDED' ? outcome.runs : -1)).sort()).toEqual([
      0, 0, 0, 3,
    ]);
    expect(await database.client.run.count({ where: { sweepId } })).toBe(4);
  });
});

describe('raiseBudget', () => {
  it('takes up the runs that the budget ended, from their checkpoints, and forgets what they were censored at', async () => {
    const { teamId, sweepId, worker } = await createTestSweep(database.client, { seeds: 2 });
    const holder = await claim(worker);
    const sha256 = 'a'.repeat(64);
    await database.client.checkpoint.create({ data: { teamId, sha256, byteLength: 1 } });
    await recordCheckpoint(database.client, { ...holder, sha256, step: 9 });
    const end = { lastSequence: -1, step: 10, examplesSeen: 320 };
    await completeRun(database.client, { ...holder, outcome: 'BUDGET_SPENT', ...end });
    const arrived = await complete(worker);
    const target = await database.client.target.findFirstOrThrow({ where: { sweepId } });
    await database.client.crossing.createMany({
      data: [holder, arrived].map(({ runId }) => ({ runId, targetId: target.id, lowerSteps: 10 })),
    });

    const raise = (maxExamplesPerRun: bigint) =>
      raiseBudget(database.client, { teamId, sweepId, maxExamplesPerRun });
    expect(await raise(2_000_000n)).toEqual({ status: 'RAISED', runs: 1 });
    expect(await findRun(holder.runId)).toMatchObject({ status: 'QUEUED', outcome: null, step: 10n });
    expect(await findSweep(sweepId)).toMatchObject({ status: 'RUNNING', maxExamplesPerRun: 2_000_000n });
    const crossings = await database.client.crossing.findMany({ where: { targetId: target.id } });
    expect(crossings.map(({ runId }) => runId)).toEqual([arrived.runId]);
    const again = await claimRun(database.client, { teamId, workerId: worker.id });
    expect(again).toMatchObject({ run: { id: holder.runId, checkpoint: { sha256, step: 9n } } });

    expect(await raise(1_000_000n)).toEqual({ status: 'LOWER', maxExamplesPerRun: 2_000_000n });
    expect(await raise(2_000_000n)).toEqual({ status: 'RAISED', runs: 0 });
  });

  it('leaves the runs that a plan has stopped at a cap of their own', async () => {
    const { teamId, sweepId, worker } = await createTestSweep(database.client);
    await database.client.run.updateMany({ where: { sweepId }, data: { maxExamples: 320 } });
    await complete(worker, 'BUDGET_SPENT');
    const outcome = await raiseBudget(database.client, { teamId, sweepId, maxExamplesPerRun: 2_000_000n });
    expect(outcome).toEqual({ status: 'RAISED', runs: 0 });
    expect((await findSweep(sweepId)).status).toBe('FINISHED');
  });
});

describe('retryFailedRuns', () => {
  it('queues every failed run of the sweep, and no other', async () => {
    const { teamId, sweepId, worker } = await createTestSweep(database.client, { seeds: 3, maxAttempts: 1 });
    await complete(worker);
    for (let failures = 0; failures < 2; failures++) {
      const holder = await claim(worker);
      await failRun(database.client, { ...holder, code: 'WORKER_FAILED', message: 'No.', retryable: true });
    }
    expect((await findSweep(sweepId)).status).toBe('FINISHED');
    const retry = () => retryFailedRuns(database.client, { teamId, sweepId });
    expect(await retry()).toEqual({ status: 'REQUEUED', runs: 2 });
    expect(await retry()).toEqual({ status: 'REQUEUED', runs: 0 });
    expect(await database.client.run.count({ where: { sweepId, status: 'QUEUED' } })).toBe(2);
    expect((await findSweep(sweepId)).status).toBe('RUNNING');
  });
});

describe('cancelRuns', () => {
  it('ends those that wait, asks the holders of the others, and finishes the sweep with the last', async () => {
    const { teamId, sweepId, worker } = await createTestSweep(database.client, { seeds: 2 });
    const holder = await claim(worker);
    const runs = await database.client.run.findMany({ where: { sweepId } });
    const runIds = runs.map(({ id }) => id);
    const cancel = () => cancelRuns(database.client, { teamId, sweepId, runIds });
    expect(await cancel()).toEqual({ status: 'CANCELED', runs: 1, asked: 1 });
    expect((await findSweep(sweepId)).status).toBe('RUNNING');
    expect(await releaseRun(database.client, holder)).toEqual({ status: 'CANCELED' });
    expect((await findSweep(sweepId)).status).toBe('FINISHED');
    expect(await cancel()).toEqual({ status: 'ALREADY_ENDED' });
    const other = await createTestSweep(database.client);
    const foreign = { teamId: other.teamId, sweepId: other.sweepId, runIds };
    expect(await cancelRuns(database.client, foreign)).toEqual({ status: 'NOT_FOUND' });
  });
});

describe('cutRuns', () => {
  it('ends a run that has shown something right-censored where it stands, and cancels one that has not begun', async () => {
    const { sweepId, worker } = await createTestSweep(database.client, { seeds: 2 });
    const holder = await claim(worker);
    const measurements = [testMeasurement(5)];
    const report = { ...holder, sequence: 0, measurements, step: 5, examplesSeen: 160 };
    await recordMeasurements(database.client, report);
    const runs = await database.client.run.findMany({ where: { sweepId } });
    const runIds = runs.map(({ id }) => id);
    await database.client.$transaction((transaction) => cutRuns(transaction, sweepId, runIds));
    await releaseRun(database.client, holder);
    expect(await findRun(holder.runId)).toMatchObject({
      status: 'SUCCEEDED',
      outcome: 'BUDGET_SPENT',
      maxExamples: 160n,
    });
    const waiting = runIds.find((id) => id !== holder.runId) ?? '';
    expect((await findRun(waiting)).status).toBe('CANCELED');
  });
});

describe('a sweep with a plan', () => {
  it('stays open without open runs until the plan stops', async () => {
    const { sweepId, worker } = await createTestSweep(database.client);
    const limits = { mostSeeds: 5, wantedRatio: 1.5, deviceSecondsBudget: 100, parallelRuns: 1 };
    await database.client.adaptivePlan.create({
      data: { sweepId, smallestBatchSize: 1, largestBatchSize: 8, ...limits },
    });
    await complete(worker);
    expect((await findSweep(sweepId)).status).toBe('RUNNING');
  });
});
