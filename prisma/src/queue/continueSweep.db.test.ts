import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimAs } from '../testing/claimAs.ts';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep, testMeasurement } from '../testing/createTestSweep.ts';
import { cancelRuns } from './cancelRuns.ts';
import { cancelSweep } from './cancelSweep.ts';
import { completeRun } from './completeRun.ts';
import { continueSweep } from './continueSweep.ts';
import { extendLease } from './extendLease.ts';
import { forgetCanceledCheckpoints, keptDaysAfterCancel } from './keptAfterCancel.ts';
import { recordCheckpoint } from './recordCheckpoint.ts';
import { recordMeasurements } from './recordMeasurements.ts';
import { releaseRun } from './releaseRun.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const sha256 = 'a'.repeat(64);

/** A canceled sweep of four runs: one is done, one was canceled before, one had come to a checkpoint, one waited. */
async function canceledSweep() {
  const { sweepId, teamId, worker } = await createTestSweep(database.client, { batchSizes: 4 });
  const done = await claimAs(database.client, worker);
  await completeRun(database.client, {
    ...done,
    outcome: 'BUDGET_SPENT',
    lastSequence: -1,
    step: 1,
    examplesSeen: 1,
  });
  const begun = await claimAs(database.client, worker);
  await recordMeasurements(database.client, {
    ...begun,
    sequence: 0,
    measurements: [testMeasurement(5)],
    step: 5,
    examplesSeen: 160,
    provenance: null,
  });
  await database.client.checkpoint.create({ data: { teamId, sha256, byteLength: 1 } });
  await recordCheckpoint(database.client, { ...begun, sha256, step: 5, lastSequence: 0 });
  const waiting = await database.client.run.findMany({
    where: { sweepId, status: 'QUEUED' },
    orderBy: { batchSize: 'asc' },
  });
  await cancelRuns(database.client, { teamId, sweepId, runIds: [waiting[1]?.id ?? ''] });
  await cancelSweep(database.client, { teamId, sweepId });
  return { sweepId, teamId, worker, begun };
}

const statuses = async (sweepId: string) =>
  (await database.client.run.findMany({ where: { sweepId }, orderBy: { batchSize: 'asc' } })).map(
    ({ status }) => status,
  );
const longAgo = () => new Date(Date.now() - (keptDaysAfterCancel * 24 + 1) * 3_600_000);

describe('continueSweep', () => {
  it('takes up what ended with the sweep, from its checkpoints, and nothing that was canceled before', async () => {
    const { sweepId, teamId, worker, begun } = await canceledSweep();
    await releaseRun(database.client, begun);
    expect(await statuses(sweepId)).toEqual(['SUCCEEDED', 'CANCELED', 'CANCELED', 'CANCELED']);
    expect(await continueSweep(database.client, { teamId, sweepId })).toEqual({ status: 'CONTINUED' });
    expect(await statuses(sweepId)).toEqual(['SUCCEEDED', 'QUEUED', 'QUEUED', 'CANCELED']);
    expect(await database.client.sweep.findUniqueOrThrow({ where: { id: sweepId } })).toMatchObject({
      status: 'RUNNING',
      finishedAt: null,
    });
    const { runId } = await claimAs(database.client, worker);
    expect(runId).toBe(begun.runId);
    expect(await database.client.runCheckpoint.findUnique({ where: { runId } })).toMatchObject({ step: 5n });
    expect(await continueSweep(database.client, { teamId, sweepId })).toEqual({
      status: 'NOTHING_TO_CONTINUE',
    });
  });

  it('lets a holder train on that has not heard of the cancellation yet', async () => {
    const { sweepId, teamId, begun } = await canceledSweep();
    await continueSweep(database.client, { teamId, sweepId });
    expect(await extendLease(database.client, begun)).toMatchObject({
      status: 'EXTENDED',
      cancelRequested: false,
    });
    expect(await statuses(sweepId)).toEqual(['SUCCEEDED', 'RUNNING', 'QUEUED', 'CANCELED']);
  });

  it('is too late once the checkpoints are forgotten, and changes no rate', async () => {
    const { sweepId, teamId, begun } = await canceledSweep();
    await releaseRun(database.client, begun);
    const rate = { optimiserSettings: { learningRate: { base: 1 } } };
    expect(await continueSweep(database.client, { teamId, sweepId, ...rate })).toEqual({
      status: 'RATE_IN_USE',
    });
    await forgetCanceledCheckpoints(database.client);
    expect(await database.client.runCheckpoint.count({ where: { runId: begun.runId } })).toBe(1);
    const data = { finishedAt: longAgo() };
    await database.client.sweep.update({ where: { id: sweepId }, data });
    await database.client.run.update({ where: { id: begun.runId }, data });
    await forgetCanceledCheckpoints(database.client);
    expect(await database.client.runCheckpoint.count({ where: { runId: begun.runId } })).toBe(0);
    expect(await continueSweep(database.client, { teamId, sweepId })).toEqual({ status: 'TOO_LATE' });
  });

  it('leaves a sweep alone that is not of the team, or was imported', async () => {
    const { sweepId, teamId } = await canceledSweep();
    const { teamId: other } = await createTestSweep(database.client);
    expect(await continueSweep(database.client, { teamId: other, sweepId })).toEqual({ status: 'NOT_FOUND' });
    await database.client.sweep.update({ where: { id: sweepId }, data: { origin: 'IMPORTED' } });
    expect(await continueSweep(database.client, { teamId, sweepId })).toEqual({ status: 'SWEEP_IMPORTED' });
  });
});
