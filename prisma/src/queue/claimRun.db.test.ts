import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../client/createClient.ts';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep, createTestWorker } from '../testing/createTestSweep.ts';
import { claimRun } from './claimRun.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const expireLeases = (sweepId: string) => database.client.$executeRaw`
  UPDATE "Run" SET "leaseExpiresAt" = clock_timestamp() - interval '1 second'
  WHERE "sweepId" = ${sweepId}::uuid AND "leaseExpiresAt" IS NOT NULL`;

describe('claimRun', () => {
  it('gives 200 runs to 8 workers at once, each run once, and counts every claim without a gap', async () => {
    const { client } = database;
    const { teamId, sweepId } = await createTestSweep(client, { batchSizes: 40, seeds: 5 });
    const claimed = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const worker = await createTestWorker(client, teamId);
        const runIds: string[] = [];
        for (;;) {
          // Beside many other tests, two hundred claims take longer than a lease lasts.
          const claim = await claimRun(client, { teamId, workerId: worker.id, leaseSeconds: 3600 });
          if (claim.status !== 'CLAIMED') return runIds;
          runIds.push(claim.run.id);
        }
      }),
    );
    expect(claimed.every((runIds) => runIds.length > 0)).toBe(true);
    expect(claimed.flat()).toHaveLength(200);
    expect(new Set(claimed.flat()).size).toBe(200);

    const events = await client.sweepEvent.findMany({ where: { sweepId }, orderBy: { sequence: 'asc' } });
    expect(events.map((event) => Number(event.sequence))).toEqual(
      claimed.flat().map((_, index) => index + 1),
    );
    const sweep = await client.sweep.findUniqueOrThrow({ where: { id: sweepId } });
    expect(sweep.lastEventSequence).toBe(200n);
  });

  it('takes the higher priority first, then the older run', async () => {
    const { client } = database;
    const { teamId, sweepId, worker } = await createTestSweep(client, { batchSizes: 3 });
    await client.run.updateMany({ where: { sweepId, batchSize: 3 }, data: { priority: 1 } });
    await client.$executeRaw`
      UPDATE "Run" SET "createdAt" = "createdAt" - interval '1 hour'
      WHERE "sweepId" = ${sweepId}::uuid AND "batchSize" = 2`;
    const order: number[] = [];
    for (let claims = 0; claims < 3; claims += 1) {
      const claim = await claimRun(client, { teamId, workerId: worker.id });
      if (claim.status === 'CLAIMED') order.push(claim.run.batchSize);
    }
    expect(order).toEqual([3, 2, 1]);
  });

  it('lets the sweeps of a team take turns, so that a small one does not wait for a large one to end', async () => {
    const { client } = database;
    const { teamId, sweepId, worker } = await createTestSweep(client, { batchSizes: 6 });
    const large = await client.sweep.findUniqueOrThrow({ where: { id: sweepId } });
    const { id: _, number, rateProbe: __, ...alike } = large;
    const small = await client.sweep.create({
      data: {
        ...alike,
        number: number + 1,
        optimiserSettings: large.optimiserSettings ?? {},
        runs: { create: [1, 2].map((batchSize) => ({ batchSize, seed: 1 })) },
      },
    });
    const claimed: string[] = [];
    const claim = async (of?: string) => {
      const outcome = await claimRun(client, { teamId, workerId: worker.id, sweepId: of ?? null });
      claimed.push(outcome.status === 'CLAIMED' ? outcome.run.sweepId : outcome.status);
    };
    for (let claims = 0; claims < 5; claims += 1) await claim();
    // With as many runs held of each, the older one first; with its runs given out, the small one is out of the race.
    expect(claimed).toEqual([sweepId, small.id, sweepId, small.id, sweepId]);
    // Nobody holds a run whose lease ran out.
    await expireLeases(small.id);
    await claim();
    await claim(sweepId);
    expect(claimed.slice(5)).toEqual([small.id, sweepId]);
  });

  it('hands out the specs that fix the run', async () => {
    const { client } = database;
    const { teamId, worker } = await createTestSweep(client);
    const claim = await claimRun(client, { teamId, workerId: worker.id });
    if (claim.status !== 'CLAIMED') throw new Error(claim.status);
    expect(claim.run).toMatchObject({
      status: 'CLAIMED',
      fencingToken: 1,
      attemptCount: 0,
      unheardClaims: 1,
      checkpoint: null,
    });
    expect(claim.run.sweep.targets).toHaveLength(1);
    expect(claim.run.sweep.model.parameterCount).toBe(7850n);
    const attempts = await client.attempt.findMany({ where: { runId: claim.run.id } });
    expect(attempts).toMatchObject([{ number: 1, workerId: worker.id, engine: 'reference', endedAt: null }]);
  });

  it('gives the runs of a module, also those of a holder gone silent, to workers that offer its file alone', async () => {
    const { client } = database;
    const { teamId, sweepId, worker } = await createTestSweep(client, { batchSizes: 2 });
    const plain = await client.sweep.findUniqueOrThrow({ where: { id: sweepId }, include: { model: true } });
    const moduleSha256 = 'ab'.repeat(32);
    await client.model.update({ where: { id: plain.modelId }, data: { moduleSha256 } });
    const other = await createTestWorker(client, teamId);
    await client.worker.update({ where: { id: other.id }, data: { offeredModels: ['cd'.repeat(32)] } });
    const nothing = { status: 'NOTHING_QUEUED' };
    for (const { id: workerId } of [worker, other]) {
      expect(await claimRun(client, { teamId, workerId })).toEqual(nothing);
      expect(await claimRun(client, { teamId, workerId, sweepId })).toEqual(nothing);
    }

    const able = await createTestWorker(client, teamId);
    await client.worker.update({
      where: { id: able.id },
      data: { offeredModels: ['cd'.repeat(32), moduleSha256] },
    });
    expect(await claimRun(client, { teamId, workerId: able.id })).toMatchObject({ status: 'CLAIMED' });
    expect(await claimRun(client, { teamId, workerId: able.id })).toMatchObject({ status: 'CLAIMED' });
    await expireLeases(sweepId);
    expect(await claimRun(client, { teamId, workerId: worker.id })).toEqual(nothing);
    expect(await claimRun(client, { teamId, workerId: able.id })).toMatchObject({ status: 'CLAIMED' });

    // A program that reports a sweep's runs itself has the code, whatever it says of itself.
    await client.sweep.update({ where: { id: sweepId }, data: { origin: 'REPORTED' } });
    expect(await claimRun(client, { teamId, workerId: worker.id, sweepId })).toMatchObject({
      status: 'CLAIMED',
    });
  });

  it('never gives a run to a worker of another team', async () => {
    const { client } = database;
    const { teamId } = await createTestSweep(client);
    const stranger = await createTestSweep(client, { batchSizes: 1 });
    await client.run.deleteMany({ where: { teamId: stranger.teamId } });
    const own = { teamId: stranger.teamId, workerId: stranger.worker.id };
    expect(await claimRun(client, own)).toEqual({ status: 'NOTHING_QUEUED' });
    expect(await claimRun(client, { ...own, teamId })).toEqual({ status: 'WORKER_NOT_FOUND' });
  });

  it('gives a run whose lease ran out to another worker, and ends the first attempt as expired', async () => {
    const { client } = database;
    const { teamId, sweepId, worker } = await createTestSweep(client);
    const other = await createTestWorker(client, teamId);
    await claimRun(client, { teamId, workerId: worker.id });
    expect(await claimRun(client, { teamId, workerId: other.id })).toEqual({ status: 'NOTHING_QUEUED' });
    await expireLeases(sweepId);
    const claim = await claimRun(client, { teamId, workerId: other.id });
    expect(claim).toMatchObject({ status: 'CLAIMED', run: { fencingToken: 2, unheardClaims: 2 } });
    const attempts = await client.attempt.findMany({
      where: { run: { sweepId } },
      orderBy: { number: 'asc' },
    });
    expect(attempts).toMatchObject([
      { number: 1, workerId: worker.id, end: 'EXPIRED' },
      { number: 2, workerId: other.id, end: null },
    ]);
  });

  it('gives every holder the token of its own claim, even where the next claim comes before it has the specs', async () => {
    const { client } = database;
    const { teamId, sweepId, worker } = await createTestSweep(client);
    const other = await createTestWorker(client, teamId);
    const slow = client.$extends({
      query: {
        run: {
          findUniqueOrThrow: async ({ args, query }) => {
            await expireLeases(sweepId);
            const second = await claimRun(client, { teamId, workerId: other.id });
            expect(second).toMatchObject({ status: 'CLAIMED', run: { fencingToken: 2 } });
            return query(args);
          },
        },
      },
    }) as unknown as Client;
    const first = await claimRun(slow, { teamId, workerId: worker.id });
    expect(first).toMatchObject({ status: 'CLAIMED', run: { fencingToken: 1 } });
  });
});
