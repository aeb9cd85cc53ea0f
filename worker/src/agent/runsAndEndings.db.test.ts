import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { clusters, oneRun, sweepsOf } from '../testing/testSweep.ts';
import { until } from '../testing/until.ts';
import { exitStatus } from './exitStatus.ts';

const leaseSeconds = 2;
const oneSlot = ['--slots', '1', '--checkpoint-seconds', '0.4'];

const unknownToken = {
  code: 'UNAUTHENTICATED',
  message: expect.stringMatching(/CRITBATCH_TOKEN.*revoked.*Make a new token/),
};

let database: OwnedDatabase;
let platform: TestPlatform;
let sweeps: ReturnType<typeof sweepsOf>;

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, leaseSeconds);
  sweeps = sweepsOf(platform);
});

afterEach(() => platform.killWorkers());

afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

describe('a worker', () => {
  it('does every run of a sweep once, however many slots there are', async () => {
    const sweepId = await sweeps.create({
      batchSizes: [16, 32, 64],
      seeds: [1, 2, 3, 4, 5],
      maxExamplesPerRun: 3_200,
    });
    const options = ['--slots', '2', '--until-idle'];
    const workers = [...'ab'].map((name) => platform.startWorker([...options, '--name', name]));
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
    const runs = await sweeps.runs(sweepId);
    expect(runs).toHaveLength(15);
    expect(
      runs.filter(({ status, outcome }) => status !== 'SUCCEEDED' || outcome !== 'BUDGET_SPENT'),
    ).toEqual([]);
    expect(runs.filter(({ attempts }) => attempts.length !== 1)).toEqual([]);
  });

  it('trains a sweep for a budget to the end of a decay, and the answer speaks of every run', async () => {
    const sweepId = await sweeps.create({
      ...{ batchSizes: [8, 16, 32, 64, 128], seeds: [1, 2], targets: [], budgetMetric: 'TEST_LOSS' },
      ...{
        maxExamplesPerRun: 16_000,
        evaluation: { firstStep: 1, ratio: 1.3, trainingSubset: 64, testEvery: 0 },
      },
      policy: { sgd: { learningRate: { base: 0.05, schedule: 'COSINE', durationExamples: 16_000 } } },
    });
    expect(await platform.startWorker(['--slots', '1', '--until-idle']).ended).toBe(0);
    const runs = await sweeps.runs(sweepId);
    expect(runs.map(({ outcome }) => outcome)).toEqual(Array(10).fill('BUDGET_SPENT'));
    const answer = await until('the budget is answered', async () => {
      const [newest] = await database.client.budgetAnswer.findMany({
        orderBy: { createdAt: 'desc' },
        take: 1,
      });
      const result = newest?.result as { runs: number; refusal: unknown; losses: unknown[] } | undefined;
      return result?.runs === 10 && result;
    });
    expect(answer.refusal).toBeNull();
    expect(answer.losses).toHaveLength(5);
  });

  it('trains where no temporary file can be written, and knows no seconds by phase then', async () => {
    const sweepId = await sweeps.create({ ...oneRun, maxExamplesPerRun: 3_200 });
    const worker = platform.startWorker([...oneSlot, '--until-idle'], undefined, { TMPDIR: '/not/there' });
    expect(await worker.ended).toBe(0);
    const { id } = await sweeps.runOnce(sweepId, 'SUCCEEDED');
    const runId = Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';
    const where = { runId, step: { gt: 0 }, updateSeconds: { not: null } };
    expect(await database.client.measurement.count({ where })).toBe(0);
  });

  it('stops a run whose sweep is canceled, and goes on with the next', async () => {
    const canceled = await sweeps.create({ ...oneRun, maxExamplesPerRun: 16_000_000 });
    const worker = platform.startWorker(oneSlot);
    await rowsOfTheOpenRun();
    await sweeps.cancel(canceled);
    const next = await sweeps.create({ ...oneRun, maxExamplesPerRun: 1_600 });
    await sweeps.runOnce(next, 'SUCCEEDED');
    expect((await sweeps.runOnce(canceled, 'CANCELED')).attempts.map(({ end }) => end)).toEqual(['CANCELED']);
    worker.kill('SIGTERM');
    await worker.ended;
  });

  it('finds K to the step where that is asked for: a crossing one step wide, between rows in order', async () => {
    const sweepId = await sweeps.create({
      ...oneRun,
      targets: [{ metric: 'TRAINING_LOSS', threshold: 0.4 }],
      evaluation: { firstStep: 4, ratio: 2, trainingSubset: 256, isExact: true },
    });
    expect(await platform.startWorker([...oneSlot, '--until-idle']).ended).toBe(0);
    const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
    expect(run.outcome).toBe('TARGETS_REACHED');
    const crossing = await until('the crossing is known', () =>
      database.client.crossing.findFirst({ where: { run: { outcome: 'TARGETS_REACHED' } } }),
    );
    const rows = await sweeps.rows(run.id);
    const first = rows.findIndex(({ step, trainingLoss }) => step > 0 && Number(trainingLoss) <= 0.4);
    const [before, found] = [rows[first - 1], rows[first]];
    expect(found?.step).toBe((before?.step ?? 0) + 1);
    expect([Number(crossing.lowerSteps), Number(crossing.upperSteps)]).toEqual([before?.step, found?.step]);
    // The run has ended at an evaluation of its cadence, beyond its K.
    expect(rows.at(-1)?.step).toBeGreaterThan(Number(crossing.upperSteps));
    expect(Math.log2(Number(rows.at(-1)?.step)) % 1).toBe(0);
  });

  it('keeps a run that diverges as an outcome, not a failure', async () => {
    const datasetSpec = { ...clusters, noise: 1e30 };
    const sweepId = await sweeps.create({ ...oneRun, datasetSpec });
    expect(await platform.startWorker([...oneSlot, '--until-idle']).ended).toBe(0);
    expect(await sweeps.runOnce(sweepId, 'SUCCEEDED')).toMatchObject({ outcome: 'DIVERGED', failure: null });
  });

  it('fails a run whose data set is not the one that its spec names, and pauses longer after each on end', async () => {
    const wrong = 'd41d8cd98f00b204e9800998ecf8427e';
    const datasetSpec = {
      loader: 'mnist',
      trainingExamples: 60_000,
      testExamples: 10_000,
      checksums: { trainingImages: wrong, trainingLabels: wrong, testImages: wrong, testLabels: wrong },
    };
    const modelSpec = { architecture: 'softmaxRegression', inputShape: [28, 28, 1], classes: 10 };
    const sweepId = await sweeps.create({ ...oneRun, seeds: [1, 2], datasetSpec, modelSpec });
    const worker = platform.startWorker([...oneSlot, '--until-idle']);
    expect(await worker.ended).toBe(0);
    const failure = { code: 'DATASET_CHECKSUM_MISMATCH' };
    expect(await sweeps.runs(sweepId)).toMatchObject([
      { status: 'FAILED', failure },
      { status: 'FAILED', failure },
    ]);
    expect(worker.words().match(/"failures":\d+,"seconds":\d+/g)).toEqual([
      '"failures":1,"seconds":1',
      '"failures":2,"seconds":2',
    ]);
  });

  it('ends when the process that started the worker is gone', async () => {
    const worker = platform.startWorker(oneSlot);
    await worker.ready;
    worker.abandon();
    expect(await worker.ended).toBe(0);
  });

  it('ends with a sentence where the token is wrong', async () => {
    const worker = platform.startWorker(oneSlot, 'critbatch_mistyped');
    expect(await worker.ended).toBe(exitStatus.tokenRefused);
    expect(JSON.parse(worker.words())).toMatchObject(unknownToken);
  });

  it('ends with a sentence where the token has another scope', async () => {
    const worker = platform.startWorker(oneSlot, platform.ownerToken);
    expect(await worker.ended).toBe(exitStatus.tokenRefused);
    const message = expect.stringMatching(/may not work on runs.*scope "worker"/);
    expect(JSON.parse(worker.words())).toMatchObject({ code: 'FORBIDDEN', message });
  });

  it('ends with a sentence where the token is revoked in the middle of a run', async () => {
    await sweeps.create(oneRun);
    const worker = platform.startWorker(['--slots', '2']);
    await rowsOfTheOpenRun();
    await database.client.apiToken.updateMany({ data: { enabled: false } });
    expect(await worker.ended).toBe(exitStatus.tokenRefused);
    expect(JSON.parse(worker.words())).toMatchObject(unknownToken);
  });
});

function rowsOfTheOpenRun(): Promise<unknown> {
  return until('the open run has rows', () =>
    database.client.run.findFirst({ where: { finishedAt: null, step: { gt: 0 } } }),
  );
}
