import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep, createTestWorker, testMeasurement } from '../testing/createTestSweep.ts';
import { claimRun } from './claimRun.ts';
import { completeRun } from './completeRun.ts';
import { extendLease } from './extendLease.ts';
import { recordCheckpoint } from './recordCheckpoint.ts';
import { recordMeasurements } from './recordMeasurements.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A sweep of one run, and its holder. */
async function heldRun() {
  const { client } = database;
  const { teamId, sweepId, worker } = await createTestSweep(client);
  const claim = await claimRun(client, { teamId, workerId: worker.id });
  if (claim.status !== 'CLAIMED') throw new Error(claim.status);
  const { id: runId, fencingToken } = claim.run;
  return { sweepId, holder: { teamId, runId, fencingToken } };
}

/** Lets the lease run out and another worker claim the run. */
async function takeOver({ teamId, runId }: { teamId: string; runId: string }) {
  const { client } = database;
  await client.$executeRaw`
    UPDATE "Run" SET "leaseExpiresAt" = clock_timestamp() - interval '1 ms' WHERE id = ${runId}::uuid`;
  const other = await createTestWorker(client, teamId);
  const claim = await claimRun(client, { teamId, workerId: other.id });
  if (claim.status !== 'CLAIMED') throw new Error(claim.status);
  return { teamId, runId, fencingToken: claim.run.fencingToken };
}

const batch = (sequence: number, steps: number[]) => ({
  sequence,
  measurements: steps.map(testMeasurement),
  step: Math.max(...steps),
  examplesSeen: Math.max(...steps) * 32,
});

const state = (runId: string) =>
  Promise.all([
    database.client.run.findUniqueOrThrow({ where: { id: runId } }),
    database.client.measurement.findMany({ where: { runId }, orderBy: { step: 'asc' } }),
    database.client.sweepEvent.count({ where: { runId } }),
  ]);

describe('recordMeasurements', () => {
  it('records rows and progress, and the run is running', async () => {
    const { holder } = await heldRun();
    const outcome = await recordMeasurements(database.client, { ...holder, ...batch(0, [1, 2, 3]) });
    expect(outcome).toMatchObject({ status: 'RECORDED', acceptedSequence: 0, cancelRequested: false });
    const [run, rows] = await state(holder.runId);
    expect(run).toMatchObject({ status: 'RUNNING', step: 3n, examplesSeen: 96n, lastSequence: 0 });
    expect(run.deviceSeconds).toBeCloseTo(0.024);
    expect(rows.map((row) => [row.step, row.attempt, row.trainingLoss])).toEqual([
      [1n, 1, 1],
      [2n, 1, 1 / 2],
      [3n, 1, 1 / 3],
    ]);
  });

  it('keeps what the attempt says that it computes with, though another process of its name was registered since', async () => {
    const { holder } = await heldRun();
    const computesWith = { engine: 'onnx', device: 'cuda' };
    const where = { runId_number: { runId: holder.runId, number: holder.fencingToken } };
    await database.client.attempt.update({ where, data: { engine: 'reference', device: 'cpu' } });
    const provenance = { ...computesWith, graphHash: null };
    await recordMeasurements(database.client, { ...holder, ...batch(0, [1]), provenance });
    expect(await database.client.attempt.findUnique({ where })).toMatchObject({
      ...computesWith,
      provenance,
    });
  });

  it('acknowledges a batch that is sent again, and changes nothing', async () => {
    const { holder } = await heldRun();
    const first = { ...holder, ...batch(0, [1, 2]) };
    await recordMeasurements(database.client, first);
    const before = await state(holder.runId);
    const again = await recordMeasurements(database.client, {
      ...first,
      measurements: [testMeasurement(7)],
      step: 7,
    });
    expect(again).toMatchObject({ status: 'DUPLICATE', acceptedSequence: 0 });
    expect(await state(holder.runId)).toEqual(before);
  });

  it('records a batch once that is sent twice at the same time', async () => {
    const { holder } = await heldRun();
    const input = { ...holder, ...batch(0, [1, 2]) };
    const outcomes = await Promise.all([1, 2].map(() => recordMeasurements(database.client, input)));
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['DUPLICATE', 'RECORDED']);
    expect((await state(holder.runId))[1]).toHaveLength(2);
  });

  it('refuses a batch after a gap, and says which one it has', async () => {
    const { holder } = await heldRun();
    await recordMeasurements(database.client, { ...holder, ...batch(0, [1]) });
    const before = await state(holder.runId);
    expect(await recordMeasurements(database.client, { ...holder, ...batch(2, [3]) })).toEqual({
      status: 'SEQUENCE_GAP',
      acceptedSequence: 0,
    });
    expect(await state(holder.runId)).toEqual(before);
  });

  it('keeps the rows of the first attempt when a second one repeats its steps', async () => {
    const { holder } = await heldRun();
    await recordMeasurements(database.client, { ...holder, ...batch(0, [1, 2, 3]) });
    const second = await takeOver(holder);
    await recordMeasurements(database.client, { ...second, ...batch(0, [2]) });
    const [run, before] = await state(holder.runId);
    expect(run.step).toBe(3n);
    await recordMeasurements(database.client, { ...second, ...batch(1, [3, 4]) });
    const [, rows] = await state(holder.runId);
    expect(rows.slice(0, 3)).toEqual(before);
    expect(rows.map((row) => [Number(row.step), row.attempt])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 2],
    ]);
  });

  it('leaves neither rows nor events of a transaction that is rolled back', async () => {
    const { holder, sweepId } = await heldRun();
    const before = await state(holder.runId);
    const rollback = new Error('rolled back');
    const attempt = database.client.$transaction(async (transaction) => {
      const outcome = await recordMeasurements(transaction, { ...holder, ...batch(0, [1]) });
      expect(outcome.status).toBe('RECORDED');
      throw rollback;
    });
    await expect(attempt).rejects.toBe(rollback);
    expect(await state(holder.runId)).toEqual(before);
    await recordMeasurements(database.client, { ...holder, ...batch(0, [1]) });
    const events = await database.client.sweepEvent.findMany({ where: { sweepId } });
    expect(events.map((event) => Number(event.sequence)).sort()).toEqual([1, 2]);
  });
});

describe('a late writer', () => {
  it('is refused with everything it sends', async () => {
    const { client } = database;
    const { holder } = await heldRun();
    await takeOver(holder);
    const before = await state(holder.runId);
    const end = { lastSequence: -1, step: 1, examplesSeen: 32, outcome: 'TARGETS_REACHED' as const };
    const lost = { status: 'LEASE_LOST' };
    expect(await recordMeasurements(client, { ...holder, ...batch(0, [1]) })).toEqual(lost);
    expect(await extendLease(client, holder)).toEqual(lost);
    expect(await recordCheckpoint(client, { ...holder, sha256: 'a'.repeat(64), step: 1 })).toEqual(lost);
    expect(await completeRun(client, { ...holder, ...end })).toEqual(lost);
    expect(await state(holder.runId)).toEqual(before);
  });

  it('may go on while nobody else has claimed the run', async () => {
    const { holder } = await heldRun();
    await database.client.$executeRaw`
      UPDATE "Run" SET "leaseExpiresAt" = clock_timestamp() - interval '1 s', status = 'STALE'
      WHERE id = ${holder.runId}::uuid`;
    expect(await extendLease(database.client, holder)).toMatchObject({ status: 'EXTENDED' });
    const [run] = await state(holder.runId);
    expect(run.status).toBe('RUNNING');
    expect(run.leaseExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 20_000);
  });

  it('finds no run of another team', async () => {
    const { holder } = await heldRun();
    const { teamId } = await createTestSweep(database.client);
    expect(await extendLease(database.client, { ...holder, teamId })).toEqual({ status: 'NOT_FOUND' });
  });
});

describe('recordCheckpoint', () => {
  it('takes only stored bytes, and the next claim resumes from the newest', async () => {
    const { client } = database;
    const { holder } = await heldRun();
    const [older, newer] = ['a'.repeat(64), 'b'.repeat(64)];
    expect(await recordCheckpoint(client, { ...holder, sha256: older, step: 1 })).toEqual({
      status: 'CHECKPOINT_NOT_FOUND',
    });
    await client.checkpoint.createMany({
      data: [older, newer].map((sha256) => ({ teamId: holder.teamId, sha256, byteLength: 9 })),
    });
    for (const [sha256, step] of [
      [older, 1],
      [newer, 5],
      [older, 1],
    ] as const) {
      const outcome = await recordCheckpoint(client, { ...holder, sha256, step });
      expect(outcome).toMatchObject({ status: 'RECORDED' });
    }
    await takeOver(holder);
    const run = await client.run.findUniqueOrThrow({
      where: { id: holder.runId },
      include: { checkpoint: true },
    });
    expect(run.checkpoint).toMatchObject({ sha256: newer, step: 5n });
  });

  it('takes none whose rows are gone, as after a restore from a backup', async () => {
    const { client } = database;
    const { holder } = await heldRun();
    const sha256 = 'c'.repeat(64);
    await client.checkpoint.create({ data: { teamId: holder.teamId, sha256, byteLength: 9 } });
    const checkpoint = { ...holder, sha256, step: 9 };
    expect(await recordCheckpoint(client, { ...checkpoint, lastSequence: 0 })).toEqual({
      status: 'SEQUENCE_GAP',
      acceptedSequence: -1,
    });
    expect(await client.runCheckpoint.findUnique({ where: { runId: holder.runId } })).toBeNull();
    expect(await recordCheckpoint(client, { ...checkpoint, lastSequence: -1 })).toMatchObject({
      status: 'RECORDED',
    });
  });
});
