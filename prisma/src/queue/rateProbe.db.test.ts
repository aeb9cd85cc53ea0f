import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep, createTestWorker } from '../testing/createTestSweep.ts';
import { cancelSweep } from './cancelSweep.ts';
import { claimRun } from './claimRun.ts';
import { continueSweep } from './continueSweep.ts';
import { isNothingLeft } from './isNothingLeft.ts';
import { recordRateProbe } from './rateProbe.ts';
import { releaseRun } from './releaseRun.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A sweep whose learning rate is to be probed, and two workers. */
async function probedSweep() {
  const { sweepId, teamId, worker } = await createTestSweep(database.client, { batchSizes: 3 });
  await database.client.sweep.update({ where: { id: sweepId }, data: { rateProbeStatus: 'DUE' } });
  const other = await createTestWorker(database.client, teamId);
  const claim = async (workerId: string, probesRates = true) => {
    const outcome = await claimRun(database.client, { teamId, workerId, probesRates });
    if (outcome.status !== 'CLAIMED') return null;
    return { teamId, runId: outcome.run.id, fencingToken: outcome.run.fencingToken };
  };
  const status = async () =>
    (await database.client.sweep.findUniqueOrThrow({ where: { id: sweepId } })).rateProbeStatus;
  return { sweepId, teamId, worker, other, claim, status };
}

const pause = { learningRate: 1000, smallerLearningRate: 3 };
const guess = {
  source: 'GRADIENT_BOUND' as const,
  value: 60,
  lower: 20,
  upper: 180,
  level: 0.95,
  theoryValue: 50,
  usualRatio: 1.2,
  cases: 24,
  inputs: {},
  inputHash: '0'.repeat(64),
};

const missing = (): never => {
  throw new Error('A run was to be claimed.');
};

describe('the probe of a learning rate', () => {
  it('keeps the other runs until it is reported', async () => {
    const { worker, other, claim, status } = await probedSweep();
    const holder = (await claim(worker.id)) ?? missing();
    expect(await claim(other.id)).toBeNull();
    const report = { ...holder, pause: null, result: { learningRate: 0.1 } };
    expect(await recordRateProbe(database.client, report)).toEqual({ status: 'GOES_ON' });
    expect(await status()).toBe('SETTLED');
    expect(await claim(other.id)).not.toBeNull();
    // What was found stands, whoever speaks later.
    const again = { ...report, pause };
    expect(await recordRateProbe(database.client, again)).toEqual({ status: 'GOES_ON' });
  });

  it('is for the next worker where the first fell silent', async () => {
    const { worker, other, claim, status } = await probedSweep();
    const holder = (await claim(worker.id)) ?? missing();
    await database.client.run.update({
      where: { id: holder.runId },
      data: { leaseExpiresAt: new Date(0) },
    });
    expect(await claim(other.id)).not.toBeNull();
    expect(await status()).toBe('DUE');
  });

  it('is left out where a program claims the first run that does not probe', async () => {
    const { sweepId, worker, other, claim, status } = await probedSweep();
    expect(await claim(worker.id, false)).not.toBeNull();
    expect(await status()).toBe('LEFT_OUT');
    const second = (await claim(other.id)) ?? missing();
    // What somebody reports all the same is no estimate from before the first run.
    await recordRateProbe(database.client, { ...second, pause: null, result: {}, firstEstimates: [guess] });
    expect(await database.client.firstEstimate.count({ where: { sweepId } })).toBe(0);
  });

  it('pauses the sweep: nobody gets a run, and no worker waits, until somebody has chosen', async () => {
    const { sweepId, teamId, worker, other, claim, status } = await probedSweep();
    const holder = (await claim(worker.id)) ?? missing();
    const report = { ...holder, pause, result: { learningRate: 1000 } };
    expect(await recordRateProbe(database.client, report)).toEqual({ status: 'PAUSED' });
    await releaseRun(database.client, holder);
    // Nothing has been trained: the sweep can still be foretold.
    expect(await database.client.run.count({ where: { sweepId, startedAt: { not: null } } })).toBe(0);
    expect(await claim(worker.id)).toBeNull();
    expect(await claim(other.id, false)).toBeNull();
    expect(await isNothingLeft(database.client, { teamId, workerId: other.id, sweepId: null })).toBe(true);
    const optimiserSettings = { learningRate: { base: 3 } };
    const order = { teamId, sweepId, optimiserSettings };
    expect(await continueSweep(database.client, order)).toEqual({ status: 'CONTINUED' });
    expect(await status()).toBe('SETTLED');
    expect(await database.client.sweep.findUniqueOrThrow({ where: { id: sweepId } })).toMatchObject({
      optimiserSettings,
      rateProbe: { learningRate: 1000 },
    });
    expect(await claim(worker.id)).not.toBeNull();
    expect(await continueSweep(database.client, order)).toEqual({ status: 'NOTHING_TO_CONTINUE' });
  });

  it('is for one worker, however many claim at once', async () => {
    const { teamId, worker, claim } = await probedSweep();
    const others = await Promise.all(
      Array.from({ length: 7 }, () => createTestWorker(database.client, teamId)),
    );
    const holders = await Promise.all(
      [worker, ...others].map(({ id }, number) => claim(id, number % 2 === 0)),
    );
    const given = holders.filter((holder) => holder !== null).length;
    // Where the first of them does not probe, nobody is to wait for a probe.
    expect([1, 3]).toContain(given);
  });

  it('lets nobody train on at the former rate: who held a run before another was chosen has lost it', async () => {
    const { sweepId, teamId, worker, claim } = await probedSweep();
    const holder = (await claim(worker.id)) ?? missing();
    const report = { ...holder, pause, result: { learningRate: 1000 } };
    await recordRateProbe(database.client, report);
    const order = { teamId, sweepId, optimiserSettings: { learningRate: { base: 3 } } };
    expect(await continueSweep(database.client, order)).toEqual({ status: 'CONTINUED' });
    for (const late of [report, { ...report, pause: null }])
      expect(await recordRateProbe(database.client, late)).toEqual({ status: 'LEASE_LOST' });
    const run = await database.client.run.findUniqueOrThrow({ where: { id: holder.runId } });
    expect(run).toMatchObject({ status: 'QUEUED', attemptCount: 0, fruitlessAttempts: 0 });
  });

  it('is still waited for after a cancellation that was undone, and nobody is told of a canceled sweep', async () => {
    const { sweepId, teamId, worker, claim, status } = await probedSweep();
    const { id: userId } = await database.client.user.create({
      data: {
        name: 'Owner',
        email: `${sweepId}@example.org`,
        memberships: { create: { teamId, role: 'OWNER' } },
      },
    });
    const holder = (await claim(worker.id)) ?? missing();
    await cancelSweep(database.client, { teamId, sweepId });
    await recordRateProbe(database.client, { ...holder, pause, result: {} });
    await releaseRun(database.client, holder);
    expect(await database.client.notification.count({ where: { userId } })).toBe(0);
    expect(await continueSweep(database.client, { teamId, sweepId })).toEqual({ status: 'CONTINUED' });
    expect(await status()).toBe('PAUSED');
    expect(await claim(worker.id)).toBeNull();
    expect(await continueSweep(database.client, { teamId, sweepId })).toEqual({ status: 'CONTINUED' });
    expect(await status()).toBe('SETTLED');
  });

  it('keeps the rate where a run has been trained at it', async () => {
    const { sweepId, teamId, worker, claim } = await probedSweep();
    const holder = (await claim(worker.id)) ?? missing();
    await recordRateProbe(database.client, { ...holder, pause, result: {} });
    await database.client.run.update({ where: { id: holder.runId }, data: { step: 1n } });
    const order = { teamId, sweepId, optimiserSettings: { learningRate: { base: 3 } } };
    expect(await continueSweep(database.client, order)).toEqual({ status: 'RATE_IN_USE' });
    expect(await continueSweep(database.client, { teamId, sweepId })).toEqual({ status: 'CONTINUED' });
  });
});
