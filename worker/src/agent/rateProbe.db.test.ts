import { updateRules } from '@critbatch/theory';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { sweepsOf } from '../testing/testSweep.ts';

const worker = ['--slots', '2', '--until-done'];
const grid = { batchSizes: [8, 32, 128], seeds: [1], maxExamplesPerRun: 1_280 };
const sgdAt = (base: number) => ({ sgd: { learningRate: { base } } });

let database: OwnedDatabase;
let platform: TestPlatform;
let sweeps: ReturnType<typeof sweepsOf>;

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, 30);
  sweeps = sweepsOf(platform);
});

afterEach(() => platform.killWorkers());

afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

describe('a sweep with a line search', () => {
  it('is given an estimate of b* from the gradients of its first steps, before it is trained', async () => {
    const sweepId = await sweeps.create({ ...grid, policy: {} });
    expect(await platform.startWorker(worker).ended).toBe(0);
    const { rateProbe, spending, firstEstimates } = await sweeps.probe(sweepId);
    expect(rateProbe).toMatchObject({ status: 'SETTLED', learningRate: null, diverges: false, trials: [] });
    expect(spending[0]?.deviceSeconds).toBeGreaterThan(rateProbe?.deviceSeconds ?? Number.NaN);
    const bound = firstEstimates.find(({ source }) => source === 'GRADIENT_BOUND');
    expect(bound?.criticalBatchSize.value).toBeGreaterThan(0);
    expect(bound?.inputs.looks.map(({ step }) => step)).toEqual([0, 10, 20, 40]);
    for (const { covarianceTrace } of bound?.inputs.looks ?? []) expect(covarianceTrace).toBeGreaterThan(0);
    const [first] = (await sweeps.runs(sweepId)).filter(({ attempts }) => attempts.length > 0);
    expect(first?.status).toBe('SUCCEEDED');
  });
});

describe('a sweep at a learning rate', () => {
  it('is trained at once where the loss falls at that rate', async () => {
    const sweepId = await sweeps.create({ ...grid, policy: sgdAt(0.1) });
    expect(await platform.startWorker(worker).ended).toBe(0);
    const runs = await sweeps.runs(sweepId);
    expect(runs.map(({ status, attempts }) => [status, attempts.length])).toEqual(
      runs.map(() => ['SUCCEEDED', 1]),
    );
    const { rateProbe } = await sweeps.probe(sweepId);
    expect(rateProbe).toMatchObject({ status: 'SETTLED', learningRate: 0.1, diverges: false });
    expect(rateProbe?.trials).toEqual([{ learningRate: 0.1, batchSize: 32 }]);
  });

  it('waits before its first run where the rate diverges, and is trained at the smaller one', async () => {
    const sweepId = await sweeps.create({ ...grid, policy: sgdAt(1000) });
    // Nobody knows for how long it will wait: the worker ends.
    const waiting = platform.startWorker(worker);
    expect(await waiting.ended).toBe(0);
    expect((await sweeps.runs(sweepId)).map(({ status }) => status)).toEqual(['QUEUED', 'QUEUED', 'QUEUED']);
    const { isPaused, rateProbe, spending } = await sweeps.probe(sweepId);
    expect(isPaused).toBe(true);
    expect(rateProbe).toMatchObject({ status: 'PAUSED', learningRate: 1000, diverges: true });
    const smaller = rateProbe?.smallerLearningRate ?? Number.NaN;
    expect(smaller).toBe(updateRules.sgd.usualLearningRate);
    expect(rateProbe?.deviceSeconds).toBeGreaterThan(0);
    expect(spending).toEqual([{ deviceSeconds: rateProbe?.deviceSeconds }]);

    await sweeps.continue(sweepId, smaller);
    expect(await platform.startWorker(worker).ended).toBe(0);
    const after = await sweeps.probe(sweepId);
    expect(after).toMatchObject({ isPaused: false, rateProbe: { status: 'SETTLED', learningRate: 1000 } });
    expect(after.policy.learningRate.base).toBe(smaller);
    const runs = await sweeps.runs(sweepId);
    expect(runs.map(({ status, outcome }) => [status, outcome])).toEqual(
      runs.map(() => ['SUCCEEDED', 'BUDGET_SPENT']),
    );
  });

  it('with AdamW far too high is offered the usual rate, at which every run arrives', async () => {
    const targets = [{ metric: 'TRAINING_LOSS', threshold: 1.7 }];
    const adamW = { adamW: { learningRate: { base: 1000 } } };
    const sweepId = await sweeps.create({ ...grid, targets, maxExamplesPerRun: 60_000, policy: adamW });
    expect(await platform.startWorker(worker).ended).toBe(0);
    const { isPaused, rateProbe } = await sweeps.probe(sweepId);
    expect(isPaused).toBe(true);
    const usual = updateRules.adamW.usualLearningRate;
    expect(rateProbe?.smallerLearningRate).toBe(usual);
    expect(rateProbe?.trials.map(({ learningRate }) => learningRate)).toEqual([1000, usual, usual]);

    await sweeps.continue(sweepId, usual);
    expect(await platform.startWorker(worker).ended).toBe(0);
    const runs = await sweeps.runs(sweepId);
    expect(runs.map(({ outcome }) => outcome)).toEqual(runs.map(() => 'TARGETS_REACHED'));
  });
});
