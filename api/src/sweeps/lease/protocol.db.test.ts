import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import type { TestLease } from '../../testing/testWorker.ts';
import { startTestWorker, testProvenance, testRow } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
});

async function claim(by = worker): Promise<TestLease> {
  const { lease } = await by.claim();
  if (!lease) throw new Error('Nothing is queued.');
  return lease;
}

const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

/** The lease runs out, as if its holder had been killed half a minute ago. */
async function expireLeases() {
  await api.client.run.updateMany({
    where: { leaseExpiresAt: { not: null } },
    data: { leaseExpiresAt: new Date(Date.now() - 1000) },
  });
}

describe('the worker protocol', () => {
  it('trains a sweep from claim to finish, every batch size once before any twice', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [32, 8], seeds: [5, 3] });
    const order: [number, number][] = [];
    for (let run = 0; run < 4; run++) {
      const lease = await claim();
      order.push([lease.run.seed, lease.run.batchSize]);
      expect(codes(await worker.report(lease, 0, [testRow(1, 8), testRow(2, 8)]))).toEqual([]);
      expect(await worker.complete(lease, 0, 2)).toEqual({ run: { status: 'SUCCEEDED' }, userErrors: [] });
    }
    expect(order.map(([seed]) => seed)).toEqual([5, 5, 3, 3]);
    expect(new Set(order.map(String)).size).toBe(4);
    expect(await worker.claim()).toEqual({ lease: null, userErrors: [] });
    const { node } = await ask<{ node: unknown }>(
      api.url,
      `query ($id: ID!) { node(id: $id) { ... on Sweep { status runCounts { total succeeded } deviceSeconds } } }`,
      { token: team.readToken, variables: { id: sweep.id } },
    );
    expect(node).toEqual({
      status: 'FINISHED',
      runCounts: { total: 4, succeeded: 4 },
      deviceSeconds: 4 * 0.016,
    });
  });

  it('hands the worker everything that fixes the run, in theory’s own words', async () => {
    await createSweepOverHttp(api.url, team, {
      policy: { armijo: { reset: 'EPOCH_MEAN', maxStepSize: 10 } },
    });
    const { trainingSpec } = await claim();
    expect(trainingSpec).toEqual({
      optimiser: {
        name: 'sgdArmijo',
        initialStepSize: 1,
        sufficientDecrease: 0.1,
        backtrackFactor: 0.9,
        reset: 'epochMean',
        growthPerEpoch: 2,
        maxStepSize: 10,
        maxTrials: 100,
        exhaustedStepSize: 1e-6,
      },
      targets: [{ metric: 'trainingLoss', threshold: 0.1 }],
      evaluation: {
        firstStep: 1,
        ratio: 1.05,
        trainingSubset: 4096,
        testEvery: 4,
        gradientEvery: 10,
        noiseEvery: 4,
        noiseExamples: 1024,
        isExact: false,
      },
      maxExamplesPerRun: 100_000,
    });
  });

  it('names the primary target first where K is to be exact, though another one implies it', async () => {
    const loss = (threshold: number) => ({ metric: 'TRAINING_LOSS', threshold });
    const targets = [loss(0.1), { metric: 'TEST_ACCURACY', threshold: 0.9 }, loss(0.05)];
    await createSweepOverHttp(api.url, team, { targets, evaluation: { isExact: true }, batchSizes: [8] });
    expect((await claim()).trainingSpec).toMatchObject({
      targets: [{ threshold: 0.1 }, { metric: 'testAccuracy' }, { threshold: 0.05 }],
      evaluation: { isExact: true },
    });
    await createSweepOverHttp(api.url, team, { targets, batchSizes: [8] });
    const { targets: binding } = (await claim()).trainingSpec as { targets: unknown };
    expect(binding).toMatchObject([{ metric: 'testAccuracy' }, { threshold: 0.05 }]);
  });

  it('hands it an optimiser without a search, too', async () => {
    const learningRate = { base: 0.01, schedule: 'STEP', everyExamples: 4096 };
    await createSweepOverHttp(api.url, team, { policy: { adam: { learningRate } } });
    const { trainingSpec } = await claim();
    expect(trainingSpec).toMatchObject({
      optimiser: {
        name: 'adam',
        learningRate: {
          base: 0.01,
          scaling: { name: 'none' },
          schedule: { name: 'step', everyExamples: 4096, factor: 0.1 },
          warmUpExamples: 0,
        },
        firstMomentDecay: 0.9,
        secondMomentDecay: 0.999,
        epsilon: 1e-8,
      },
    });
  });

  it('keeps what an attempt computes with, and what its steps were spent on', async () => {
    await createSweepOverHttp(api.url, team);
    const lease = await claim();
    expect(codes(await worker.report(lease, 0, [testRow(2, 8)]))).toEqual([]);
    const { run } = await ask<{ run: unknown }>(
      api.url,
      `query ($id: ID!) { run(id: $id) {
        attempts { device graphHash provenance }
        measurements { nodes { dataSeconds gradientSeconds searchSeconds updateSeconds } }
      } }`,
      { token: team.readToken, variables: { id: lease.run.id } },
    );
    expect(run).toEqual({
      attempts: [{ device: 'cpu', graphHash: testProvenance.graphHash, provenance: testProvenance }],
      measurements: {
        nodes: [{ dataSeconds: 0.002, gradientSeconds: 0.008, searchSeconds: 0.004, updateSeconds: 0.002 }],
      },
    });
  });

  it('accepts a resent batch without writing it twice, and refuses one after a gap', async () => {
    await createSweepOverHttp(api.url, team);
    const lease = await claim();
    const rows = [testRow(1, 8), testRow(2, 8)];
    expect(await worker.report(lease, 0, rows)).toMatchObject({ acceptedSequence: 0 });
    expect(await worker.report(lease, 0, rows)).toMatchObject({ acceptedSequence: 0, userErrors: [] });
    const gap = await worker.report(lease, 2, [testRow(3, 8)]);
    expect(gap).toMatchObject({
      acceptedSequence: null,
      userErrors: [{ code: 'SEQUENCE_GAP', field: ['input', 'sequence'] }],
    });
    expect(codes(await worker.complete(lease, 1, 3))).toEqual(['SEQUENCE_GAP']);
    expect(await api.client.measurement.count({ where: { run: { teamId: team.localId } } })).toBe(2);
  });

  it('knows what a library says where memory was not enough, and queues the run for no such device again', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8] });
    const message = 'OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.';
    expect(await worker.fail(await claim(), 'WORKER_FAILED', message)).toMatchObject({
      run: { status: 'QUEUED' },
    });
    // Another program may have taken the memory: there is a second try, after a while.
    await api.client.run.updateMany({ where: { teamId: team.localId }, data: { availableAt: new Date(0) } });
    await api.client.attempt.updateMany({
      where: { run: { teamId: team.localId } },
      data: { endedAt: new Date(Date.now() - 15_000) },
    });
    expect(codes(await worker.fail(await claim(), 'WORKER_FAILED', message))).toEqual([]);
    const { node } = await ask<{ node: unknown }>(
      api.url,
      `query ($id: ID!) { node(id: $id) { ... on Sweep { status runs { nodes { status tooLargeFor
        failure { code message retryable } attempts { end failure { code } } } } } } }`,
      { token: team.readToken, variables: { id: sweep.id } },
    );
    expect(node).toMatchObject({
      status: 'FINISHED',
      runs: {
        nodes: [
          {
            status: 'FAILED',
            tooLargeFor: [expect.any(String)],
            failure: { code: 'OUT_OF_MEMORY', message, retryable: false },
            attempts: [1, 2].map(() => ({ end: 'FAILED', failure: { code: 'OUT_OF_MEMORY' } })),
          },
        ],
      },
    });
  });

  it('gives the run of a silent worker to another, and refuses every later word of the first', async () => {
    await createSweepOverHttp(api.url, team, { batchSizes: [8] });
    const first = await claim();
    await worker.report(first, 0, [testRow(1, 8)]);
    await expireLeases();
    const other = await startTestWorker(api.url, team, 'another worker');
    const second = await claim(other);
    expect(second.run.id).toBe(first.run.id);
    expect(second.attempt).toBe(2);

    expect(codes(await worker.heartbeat(first))).toEqual(['LEASE_LOST']);
    expect(codes(await worker.report(first, 1, [testRow(2, 8)]))).toEqual(['LEASE_LOST']);
    expect(codes(await worker.complete(first, 0, 1))).toEqual(['LEASE_LOST']);
    expect(codes(await worker.fail(first, 'WORKER_FAILED'))).toEqual(['LEASE_LOST']);
    expect(codes(await worker.release(first))).toEqual(['LEASE_LOST']);

    // The second repeats step 1 and goes on: no row is lost, and none is there twice.
    expect(codes(await other.report(second, 0, [testRow(1, 8), testRow(2, 8)]))).toEqual([]);
    expect(codes(await other.complete(second, 0, 2))).toEqual([]);
    const rows = await api.client.measurement.findMany({
      where: { run: { teamId: team.localId } },
      orderBy: { step: 'asc' },
    });
    expect(rows.map(({ step, attempt }) => [Number(step), attempt])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(codes(await other.heartbeat(second))).toEqual(['RUN_ENDED']);
  });

  it('counts the training that went on, where it does not repeat what the silent worker had reported', async () => {
    await createSweepOverHttp(api.url, team, { batchSizes: [8] });
    const first = await claim();
    await worker.report(
      first,
      0,
      [1, 2, 3, 4, 5].map((step) => testRow(step, 8, 1)),
    );
    await expireLeases();
    const other = await startTestWorker(api.url, team, 'another worker');
    const second = await claim(other);
    await other.report(second, 0, [testRow(1, 8, 1), testRow(2, 8, 0.9), testRow(3, 8, 0.01)]);
    expect(codes(await other.complete(second, 0, 3, 'TARGETS_REACHED'))).toEqual([]);
    const query = `{ run(id: "${first.run.id}") {
      crossings { lowerSteps upperSteps } history { step attempt trainingLoss } } }`;
    const { run } = await until(async () => {
      const seen = await ask<{ run: { crossings: unknown[]; history: Record<string, number>[] } }>(
        api.url,
        query,
        { token: team.readToken },
      );
      return seen.run.crossings.length > 0 ? seen : null;
    });
    expect(run.crossings).toEqual([{ lowerSteps: 2, upperSteps: 3 }]);
    expect(run.history.map(({ step, attempt, trainingLoss }) => [step, attempt, trainingLoss])).toEqual([
      [1, 1, 1],
      [2, 2, 0.9],
      [3, 2, 0.01],
      [4, 1, 1],
      [5, 1, 1],
    ]);
  });

  it('shows the run of a silent worker as stale within seconds, though nobody asks for it', async () => {
    await createSweepOverHttp(api.url, team, { batchSizes: [8] });
    const { run } = await claim();
    await expireLeases();
    const query = `{ node(id: "${run.id}") { ... on Run { status } } }`;
    await until(async () => {
      const { node } = await ask<{ node: { status: string } }>(api.url, query, { token: team.readToken });
      return node.status === 'STALE' ? true : null;
    });
  });

  it('resumes from the checkpoint that was recorded last', async () => {
    await createSweepOverHttp(api.url, team, { batchSizes: [8] });
    const lease = await claim();
    const bytes = randomBytes(1000);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(codes(await worker.recordCheckpoint(lease, sha256, 7))).toEqual(['NOT_FOUND']);
    const put = await fetch(`${api.url}/checkpoints/${sha256}`, {
      method: 'PUT',
      body: bytes,
      headers: { authorization: `Bearer ${team.workerToken}` },
    });
    expect(put.status).toBe(204);
    expect(await worker.recordCheckpoint(lease, sha256, 7)).toEqual({ step: 7, userErrors: [] });
    expect(await worker.release(lease)).toEqual({ run: { status: 'QUEUED' }, userErrors: [] });
    expect((await claim()).checkpoint).toEqual({ sha256, step: 7 });
  });

  it('asks the holder of a canceled sweep to give its run back', async () => {
    const sweep = await createSweepOverHttp(api.url, team);
    const lease = await claim();
    const { cancelSweep } = await ask<{ cancelSweep: unknown }>(
      api.url,
      `mutation ($id: ID!) { cancelSweep(input: { sweepId: $id }) { sweep { status runCounts { canceled claimed } } userErrors { code } } }`,
      { token: team.writeToken, variables: { id: sweep.id } },
    );
    expect(cancelSweep).toEqual({
      sweep: { status: 'CANCELED', runCounts: { canceled: 1, claimed: 1 } },
      userErrors: [],
    });
    expect(await worker.heartbeat(lease)).toMatchObject({ cancelRequested: true });
    expect(await worker.release(lease)).toEqual({ run: { status: 'CANCELED' }, userErrors: [] });
  });

  it('tries a run again after a fault that can pass, and lets people retry one that cannot', async () => {
    await createSweepOverHttp(api.url, team, { batchSizes: [8] });
    const lease = await claim();
    // Every JavaScript object has this property, but it is not one of our codes.
    expect(await worker.fail(lease, 'constructor')).toMatchObject({ run: { status: 'QUEUED' } });
    await api.client.run.updateMany({ data: { availableAt: new Date(0) } });
    const again = await claim();
    expect(await worker.fail(again, 'DATASET_CHECKSUM_MISMATCH')).toMatchObject({
      run: { status: 'FAILED' },
    });
    const { retryRun } = await ask<{ retryRun: unknown }>(
      api.url,
      `mutation ($id: ID!) { retryRun(input: { runId: $id }) { run { status attempts { end failure { code retryable } } } userErrors { code } } }`,
      { token: team.writeToken, variables: { id: again.run.id } },
    );
    expect(retryRun).toEqual({
      run: {
        status: 'QUEUED',
        attempts: [
          { end: 'FAILED', failure: { code: 'WORKER_FAILED', retryable: true } },
          { end: 'FAILED', failure: { code: 'DATASET_CHECKSUM_MISMATCH', retryable: false } },
        ],
      },
      userErrors: [],
    });
  });
});
