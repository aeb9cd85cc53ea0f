import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimAs } from '../testing/claimAs.ts';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep, createTestWorker, testMeasurement } from '../testing/createTestSweep.ts';
import { cancelSweep } from './cancelSweep.ts';
import { claimRun, mostUnheardClaims } from './claimRun.ts';
import { completeRun } from './completeRun.ts';
import { extendLease } from './extendLease.ts';
import { failRun } from './failRun.ts';
import type { Holder } from './lease.ts';
import { recordCheckpoint } from './recordCheckpoint.ts';
import { recordMeasurements } from './recordMeasurements.ts';
import { releaseRun } from './releaseRun.ts';
import { retryRun } from './retryRun.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type TestSweep = Awaited<ReturnType<typeof createTestSweep>>;

/** The lease runs out, and a back-off is over, as if half a minute had passed. */
const letTimePass = (sweepId: string) => database.client.$executeRaw`
  UPDATE "Run" SET "availableAt" = clock_timestamp(), "leaseExpiresAt" = CASE WHEN "leaseExpiresAt" IS NULL THEN NULL
    ELSE clock_timestamp() END WHERE "sweepId" = ${sweepId}::uuid`;
const theRun = (sweepId: string) =>
  database.client.run.findFirstOrThrow({
    where: { sweepId },
    include: { attempts: { orderBy: { number: 'asc' } } },
  });
const claim = ({ worker }: TestSweep) => claimAs(database.client, worker);
const claimAny = ({ teamId, worker }: TestSweep, more: object = {}) =>
  claimRun(database.client, { teamId, workerId: worker.id, ...more });
const report = (holder: Holder, step: number, sequence = 0) =>
  recordMeasurements(database.client, {
    ...holder,
    sequence,
    measurements: [testMeasurement(step)],
    step,
    examplesSeen: step * 32,
  });
const hold = async (sweep: TestSweep, work: (holder: Holder) => Promise<unknown>) => {
  const holder = await claim(sweep);
  await work(holder);
  await letTimePass(sweep.sweepId);
  return holder;
};
const beat = (holder: Holder) => extendLease(database.client, holder);
const fault = { code: 'WORKER_FAILED', message: 'Out of memory.', retryable: true };
const end = { outcome: 'TARGETS_REACHED' as const, step: 9, examplesSeen: 9 * 32 };

describe('a run whose holders fall silent', () => {
  it('is given up after so many attempts in a row without progress, and with it the sweep', async () => {
    const sweep = await createTestSweep(database.client, { maxAttempts: 3 });
    for (let attempts = 1; attempts <= 3; attempts += 1) await hold(sweep, beat);
    expect(await claimAny(sweep)).toEqual({ status: 'NOTHING_QUEUED' });
    const run = await theRun(sweep.sweepId);
    expect(run).toMatchObject({ status: 'FAILED', failureCode: 'WORKER_FAILED', attemptCount: 3 });
    expect(run.failureMessage).toMatch(/last 3 attempts.*without a new measurement or checkpoint/);
    expect(run.attempts.map((attempt) => attempt.end)).toEqual(['EXPIRED', 'EXPIRED', 'EXPIRED']);
    const { status, events } = await database.client.sweep.findUniqueOrThrow({
      where: { id: sweep.sweepId },
      include: { events: { orderBy: { sequence: 'asc' } } },
    });
    expect(status).toBe('FINISHED');
    expect(events.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 3 }, () => 'RUN_CLAIMED'),
      'RUN_ENDED',
      'SWEEP_FINISHED',
    ]);
  });

  it('is never given up while each attempt measures beyond the one before', async () => {
    const sweep = await createTestSweep(database.client, { maxAttempts: 2 });
    for (let step = 1; step <= 9; step += 1) await hold(sweep, (holder) => report(holder, step));
    expect(await theRun(sweep.sweepId)).toMatchObject({ attemptCount: 9, fruitlessAttempts: 0 });
    expect(await completeRun(database.client, { ...(await claim(sweep)), ...end, lastSequence: -1 })).toEqual(
      {
        status: 'COMPLETED',
      },
    );
  });

  it('is never given up while each attempt leaves a later checkpoint, though it repeats what was measured', async () => {
    const sweep = await createTestSweep(database.client, { maxAttempts: 2 });
    const { teamId } = sweep;
    await hold(sweep, (holder) => report(holder, 100));
    for (let step = 10; step <= 50; step += 10) {
      const sha256 = step.toString(16).padStart(64, '0');
      await database.client.checkpoint.create({ data: { teamId, sha256, byteLength: 1 } });
      await hold(sweep, (holder) => recordCheckpoint(database.client, { ...holder, sha256, step }));
    }
    expect(await theRun(sweep.sweepId)).toMatchObject({ attemptCount: 6, fruitlessAttempts: 0 });
    const sha256 = '0'.repeat(62) + (50).toString(16);
    for (let attempts = 1; attempts <= 2; attempts += 1) {
      await hold(sweep, (holder) => recordCheckpoint(database.client, { ...holder, sha256, step: 50 }));
    }
    expect((await claimAny(sweep)).status).toBe('NOTHING_QUEUED');
  });

  it('is given up where its attempts come no further than the one before, however much they report', async () => {
    const sweep = await createTestSweep(database.client, { maxAttempts: 2 });
    await hold(sweep, (holder) => report(holder, 7));
    await hold(sweep, (holder) => report(holder, 7));
    await hold(sweep, (holder) => report(holder, 5));
    expect((await claimAny(sweep)).status).toBe('NOTHING_QUEUED');
    expect((await theRun(sweep.sweepId)).status).toBe('FAILED');
  });

  it('is given up for faults in a row without progress, and for no others', async () => {
    const sweep = await createTestSweep(database.client, { maxAttempts: 2 });
    const fail = async (work: (holder: Holder) => Promise<unknown>) => {
      const holder = await claim(sweep);
      await work(holder);
      const { status } = await failRun(database.client, { ...holder, ...fault });
      await letTimePass(sweep.sweepId);
      return status;
    };
    for (let step = 1; step <= 5; step += 1)
      expect(await fail((holder) => report(holder, step))).toBe('REQUEUED');
    expect(await fail(beat)).toBe('REQUEUED');
    expect(await fail(beat)).toBe('FAILED');
  });

  it('has all its tries again where it is retried', async () => {
    const sweep = await createTestSweep(database.client, { maxAttempts: 1 });
    const { runId, teamId } = await hold(sweep, beat);
    expect((await claimAny(sweep)).status).toBe('NOTHING_QUEUED');
    await retryRun(database.client, { teamId, runId });
    await hold(sweep, beat);
    expect((await claimAny(sweep)).status).toBe('NOTHING_QUEUED');
    expect(await theRun(sweep.sweepId)).toMatchObject({ status: 'FAILED', attemptCount: 1 });
  });

  it('is taken back by the newest of them, who speaks after all, and by no other', async () => {
    const sweep = await createTestSweep(database.client, { maxAttempts: 2 });
    const former = await hold(sweep, beat);
    const newest = await hold(sweep, beat);
    expect((await claimAny(sweep)).status).toBe('NOTHING_QUEUED');
    expect(await beat(former)).toEqual({ status: 'LEASE_LOST' });
    expect((await theRun(sweep.sweepId)).status).toBe('FAILED');

    expect(await report(newest, 9)).toMatchObject({ status: 'RECORDED' });
    const sweepNow = () => database.client.sweep.findUniqueOrThrow({ where: { id: sweep.sweepId } });
    expect(await theRun(sweep.sweepId)).toMatchObject({
      status: 'RUNNING',
      failureCode: null,
      finishedAt: null,
    });
    expect(await sweepNow()).toMatchObject({ status: 'RUNNING', finishedAt: null });
    const done = await completeRun(database.client, { ...newest, ...end, lastSequence: 0 });
    expect(done).toEqual({ status: 'COMPLETED' });
    const run = await theRun(sweep.sweepId);
    expect(run).toMatchObject({ status: 'SUCCEEDED', outcome: 'TARGETS_REACHED' });
    expect(run.attempts.map((attempt) => attempt.end)).toEqual(['EXPIRED', 'SUCCEEDED']);
    expect((await sweepNow()).status).toBe('FINISHED');
  });

  it('is not taken back where it failed for a fault, or its sweep was canceled', async () => {
    const failed = await createTestSweep(database.client, { maxAttempts: 1 });
    const faulty = await claim(failed);
    await failRun(database.client, { ...faulty, ...fault });
    expect(await beat(faulty)).toEqual({ status: 'RUN_ENDED' });

    const canceled = await createTestSweep(database.client, { maxAttempts: 1, batchSizes: 2 });
    const silent = await hold(canceled, beat);
    const other = await claim(canceled);
    expect(other.runId).not.toBe(silent.runId);
    const givenUp = await database.client.run.findUniqueOrThrow({ where: { id: silent.runId } });
    expect(givenUp.status).toBe('FAILED');
    await cancelSweep(database.client, canceled);
    expect(await beat(silent)).toEqual({ status: 'RUN_ENDED' });
  });
});

describe('a claim whose answer is lost', () => {
  it('gives the same lease when it is sent again, and costs nothing', async () => {
    const sweep = await createTestSweep(database.client, { batchSizes: 2 });
    const first = await claimAny(sweep, { claimKey: 'once' });
    const again = await claimAny(sweep, { claimKey: 'once' });
    if (first.status !== 'CLAIMED' || again.status !== 'CLAIMED') throw new Error('Nothing is queued.');
    expect([again.run.id, again.run.fencingToken]).toEqual([first.run.id, first.run.fencingToken]);
    expect(again.leaseExpiresAt.getTime()).toBeGreaterThan(first.leaseExpiresAt.getTime());
    expect(again.run).toMatchObject({ attemptCount: 0, unheardClaims: 1 });
    const next = await claimAny(sweep, { claimKey: 'twice' });
    expect(next).toMatchObject({ status: 'CLAIMED' });
    expect(next.status === 'CLAIMED' && next.run.id).not.toBe(first.run.id);
  });

  it('gives one lease where it is sent many times at once', async () => {
    const sweep = await createTestSweep(database.client, { batchSizes: 8 });
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => claimAny(sweep, { claimKey: 'at once' })),
    );
    const runs = claims.map((each) => each.status === 'CLAIMED' && each.run.id);
    expect(new Set(runs).size).toBe(1);
    expect(await database.client.attempt.count({ where: { run: { sweepId: sweep.sweepId } } })).toBe(1);
  });

  it('gives another lease once the first is over, and to another worker', async () => {
    const sweep = await createTestSweep(database.client, { batchSizes: 4 });
    const key = { claimKey: 'the same' };
    const first = await claim(sweep);
    const mine = await claimAny(sweep, key);
    const other = await createTestWorker(database.client, sweep.teamId);
    const theirs = await claimAny({ ...sweep, worker: other }, key);
    if (mine.status !== 'CLAIMED' || theirs.status !== 'CLAIMED') throw new Error('Nothing is queued.');
    expect(new Set([first.runId, mine.run.id, theirs.run.id]).size).toBe(3);
    const { teamId } = sweep;
    await releaseRun(database.client, { teamId, runId: mine.run.id, fencingToken: mine.run.fencingToken });
    expect(await claimAny(sweep, key)).toMatchObject({ status: 'CLAIMED', run: { fencingToken: 2 } });
  });

  it('is no try, so that who hears of the run at last has all of them', async () => {
    const sweep = await createTestSweep(database.client, { maxAttempts: 1 });
    for (let lost = 1; lost <= 6; lost += 1) await hold(sweep, async () => {});
    const holder = await claim(sweep);
    await report(holder, 9);
    await letTimePass(sweep.sweepId);
    expect(await theRun(sweep.sweepId)).toMatchObject({ attemptCount: 1, unheardClaims: 0 });
    const done = await completeRun(database.client, { ...holder, ...end, lastSequence: 0 });
    expect(done).toEqual({ status: 'COMPLETED' });
  });

  it('ends the run where so many in a row are never heard of, unless the last of them is', async () => {
    const sweep = await createTestSweep(database.client);
    let last: Holder | undefined;
    for (let lost = 1; lost <= mostUnheardClaims; lost += 1) last = await hold(sweep, async () => {});
    expect((await claimAny(sweep)).status).toBe('NOTHING_QUEUED');
    expect((await theRun(sweep.sweepId)).failureMessage).toMatch(/last 20 workers .* never heard of/);
    if (!last) throw new Error('Nobody has claimed.');
    expect(await completeRun(database.client, { ...last, ...end, lastSequence: -1 })).toEqual({
      status: 'COMPLETED',
    });
  });
});
