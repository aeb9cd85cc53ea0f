import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimAs } from '../testing/claimAs.ts';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep, createTestWorker } from '../testing/createTestSweep.ts';
import { claimRun } from './claimRun.ts';
import { completeRun } from './completeRun.ts';
import { failRun } from './failRun.ts';
import { isNothingQueued } from './isNothingLeft.ts';
import type { Holder } from './lease.ts';
import { retryFailedRuns } from './retryFailedRuns.ts';
import { endTooLargeEverywhere } from './setAsideTooLarge.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const message = 'OutOfMemoryError: CUDA out of memory.';
const fail = (holder: Holder) =>
  failRun(database.client, { ...holder, code: 'OUT_OF_MEMORY', message, retryable: false, isTooLarge: true });
/** With a second try, whose time comes at once; `passes` says that the first was long enough ago. */
const failFirst = (holder: Holder) =>
  failRun(database.client, {
    ...{ ...holder, code: 'OUT_OF_MEMORY', message, retryable: false, isTooLarge: true },
    secondTrySeconds: 20,
  });
const passes = async (sweepId: string) => {
  await database.client.run.updateMany({ where: { sweepId }, data: { availableAt: new Date(0) } });
  await database.client.$executeRaw`
    UPDATE "Attempt" SET "endedAt" = "endedAt" - interval '15 seconds'
    WHERE "runId" IN (SELECT id FROM "Run" WHERE "sweepId" = ${sweepId}::uuid)`;
};
const finish = (holder: Holder) =>
  completeRun(database.client, {
    ...holder,
    outcome: 'TARGETS_REACHED',
    lastSequence: -1,
    step: 10,
    examplesSeen: 10,
  });
const claim = (worker: { id: string; teamId: string }) => claimAs(database.client, worker);
const standing = async (sweepId: string) =>
  (
    await database.client.run.findMany({
      where: { sweepId },
      orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
    })
  ).map(({ batchSize, seed, status, failureCode }) => `${batchSize}/${seed} ${failureCode ?? status}`);
const batchSizeOf = async ({ runId }: Holder) =>
  (await database.client.run.findUniqueOrThrow({ where: { id: runId } })).batchSize;

/** A worker on another kind of device, which was heard of so many seconds ago. */
async function largerWorker(teamId: string, silentSeconds = 0) {
  const { id } = await createTestWorker(database.client, teamId);
  const lastSeenAt = new Date(Date.now() - 1000 * silentSeconds);
  return database.client.worker.update({ where: { id }, data: { device: 'NVIDIA H100', lastSeenAt } });
}

/** Holds a run of each batch size in turn, the first seed of each. */
async function heldUpTo(worker: { id: string; teamId: string }, batchSize: number): Promise<Holder> {
  for (;;) {
    const holder = await claim(worker);
    if ((await batchSizeOf(holder)) === batchSize) return holder;
    await finish(holder);
  }
}

describe('a run that is too large for its device', () => {
  it('ends, and with it every waiting run of as large a batch; the smaller ones go on', async () => {
    const { worker, sweepId } = await createTestSweep(database.client, { batchSizes: 3, seeds: 2 });
    const small = await claim(worker);
    expect(await batchSizeOf(small)).toBe(1);
    const held = await claim(worker);
    await finish(held);
    expect(await fail(await claim(worker))).toEqual({ status: 'FAILED' });
    expect(await standing(sweepId)).toEqual([
      '1/0 CLAIMED',
      '1/1 SUCCEEDED',
      ...['2/0', '2/1', '3/0', '3/1'].map((run) => `${run} OUT_OF_MEMORY`),
    ]);
    const messages = await database.client.run.findMany({
      where: { sweepId, batchSize: { gt: 1 } },
      orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
    });
    expect(messages[0]?.failureMessage).toBe(message);
    expect(messages[1]?.failureMessage).toMatch(/not tried.* on cpu\.$/);
    await finish(small);
    const sweep = await database.client.sweep.findUniqueOrThrow({ where: { id: sweepId } });
    expect(sweep.status).toBe('FINISHED');
  });

  it('is tried there a second time before it is set aside, and the larger ones wait for that', async () => {
    const { worker, sweepId, teamId } = await createTestSweep(database.client, { batchSizes: 3, seeds: 2 });
    const first = await heldUpTo(worker, 2);
    const other = await claim(worker);
    expect(await failFirst(first)).toMatchObject({ status: 'REQUEUED' });
    expect(await failFirst(other)).toMatchObject({ status: 'REQUEUED' });
    expect(await claimRun(database.client, { teamId, workerId: worker.id })).toEqual({
      status: 'NOTHING_QUEUED',
    });
    // Nobody leaves who works until idle.
    const claimant = { teamId, workerId: worker.id, sweepId: null };
    expect(await isNothingQueued(database.client, claimant)).toBe(false);
    await passes(sweepId);
    // The other program has left, and its memory is free.
    const again = await claim(worker);
    expect(again.runId).toBe(first.runId);
    await finish(again);
    // A batch as large has fitted since: the next lack of memory is a first one again.
    expect(await failFirst(await claim(worker))).toMatchObject({ status: 'REQUEUED' });
    await passes(sweepId);
    expect(await failFirst(await claim(worker))).toEqual({ status: 'FAILED' });
    expect(await isNothingQueued(database.client, claimant)).toBe(true);
    const failed = ['2/1', '3/0', '3/1'].map((run) => `${run} OUT_OF_MEMORY`);
    expect(await standing(sweepId)).toEqual(['1/0 SUCCEEDED', '1/1 SUCCEEDED', '2/0 SUCCEEDED', ...failed]);
  });

  it('waits for another kind of device while one is present, and is given to it alone', async () => {
    const { worker, sweepId, teamId } = await createTestSweep(database.client, { batchSizes: 2 });
    const larger = await largerWorker(teamId);
    const holder = await heldUpTo(worker, 2);
    expect(await fail(holder)).toMatchObject({ status: 'REQUEUED' });
    expect(await claimRun(database.client, { teamId, workerId: worker.id })).toEqual({
      status: 'NOTHING_QUEUED',
    });
    expect(await batchSizeOf(await claim(larger))).toBe(2);
    expect(await standing(sweepId)).toEqual(['1/0 SUCCEEDED', '2/0 CLAIMED']);
  });

  it('is for a card of another name, where two workers call theirs alike', async () => {
    const { worker, sweepId, teamId } = await createTestSweep(database.client, { batchSizes: 2 });
    const larger = await createTestWorker(database.client, teamId);
    for (const [{ id }, deviceName] of [
      [worker, 'NVIDIA L4, 22 GiB'],
      [larger, 'NVIDIA H100, 80 GiB'],
    ] as const)
      await database.client.worker.update({
        where: { id },
        data: { device: 'cuda', details: { deviceName } },
      });
    const holder = await heldUpTo(worker, 2);
    expect(await fail(holder)).toMatchObject({ status: 'REQUEUED' });
    const run = await database.client.run.findUniqueOrThrow({ where: { id: holder.runId } });
    expect(run.tooLargeFor).toEqual(['NVIDIA L4, 22 GiB']);
    expect(await claimRun(database.client, { teamId, workerId: worker.id })).toEqual({
      status: 'NOTHING_QUEUED',
    });
    expect(await fail(await claim(larger))).toEqual({ status: 'FAILED' });
    expect(await standing(sweepId)).toEqual(['1/0 SUCCEEDED', '2/0 OUT_OF_MEMORY']);
  });

  it('ends once the other kind of device has been silent for a minute, but not while nobody is present', async () => {
    const { worker, sweepId, teamId } = await createTestSweep(database.client, { batchSizes: 2 });
    const larger = await largerWorker(teamId);
    await fail(await heldUpTo(worker, 2));
    const silent = { lastSeenAt: new Date(Date.now() - 61_000) };
    await database.client.worker.updateMany({ where: { teamId }, data: silent });
    await endTooLargeEverywhere(database.client);
    expect(await standing(sweepId)).toEqual(['1/0 SUCCEEDED', '2/0 QUEUED']);
    await database.client.worker.update({ where: { id: worker.id }, data: { lastSeenAt: new Date() } });
    await endTooLargeEverywhere(database.client);
    expect(await standing(sweepId)).toEqual(['1/0 SUCCEEDED', '2/0 OUT_OF_MEMORY']);
    expect(larger.device).toBe('NVIDIA H100');
  });

  it('waits for a worker that is busy, however long ago that asked for a run', async () => {
    const { worker, sweepId, teamId } = await createTestSweep(database.client, { batchSizes: 3 });
    const larger = await largerWorker(teamId);
    const busy = await claim(larger);
    const longAgo = { lastSeenAt: new Date(Date.now() - 3_600_000) };
    await database.client.worker.update({ where: { id: larger.id }, data: longAgo });
    expect(await fail(await claim(worker))).toMatchObject({ status: 'REQUEUED' });
    expect(await standing(sweepId)).toEqual(['1/0 CLAIMED', '2/0 QUEUED', '3/0 QUEUED']);
    // Its lease has run out: nobody is left who could hold them.
    await database.client.run.update({ where: { id: busy.runId }, data: { leaseExpiresAt: new Date(0) } });
    await endTooLargeEverywhere(database.client);
    expect(await standing(sweepId)).toEqual(['1/0 CLAIMED', '2/0 OUT_OF_MEMORY', '3/0 OUT_OF_MEMORY']);
  });

  it('is tried by any device when it is retried', async () => {
    const { worker, sweepId, teamId } = await createTestSweep(database.client, { batchSizes: 2 });
    await fail(await heldUpTo(worker, 2));
    expect(await retryFailedRuns(database.client, { teamId, sweepId })).toEqual({
      status: 'REQUEUED',
      runs: 1,
    });
    expect(await batchSizeOf(await claim(worker))).toBe(2);
  });

  it('leaves the same batch size of another sweep alone', async () => {
    const { worker, teamId } = await createTestSweep(database.client, { batchSizes: 1 });
    const other = await createTestSweep(database.client, { batchSizes: 1 });
    await fail(await claim(worker));
    expect(await standing(other.sweepId)).toEqual(['1/0 QUEUED']);
    expect(other.teamId).not.toBe(teamId);
  });
});
