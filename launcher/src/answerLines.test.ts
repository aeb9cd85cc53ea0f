import type { GivenRecommendation } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { answerLines } from './answerLines.ts';
import type { EstimateProgress, SweepProgress } from './sweepProgress.ts';

const minimiser: EstimateProgress = {
  answer: 'MINIMISER',
  reason: null,
  suggestedBatchSizes: [],
  criticalBatchSize: { value: 76.2, lower: 71.6, upper: 80.9 },
  sensitivity: null,
  conditions: [],
  testedRangeLower: 8,
  testedRangeUpper: 1024,
  freeRange: null,
  knee: null,
  valley: { lower: 54.3, upper: 113.8, tolerance: 0.1 },
  workRatios: [
    { batchSize: 8, censored: true, ratio: { value: 10.3, lower: 9.9, upper: null } },
    { batchSize: 24, censored: false, ratio: { value: 5.9, lower: 5.2, upper: 6.7 } },
    { batchSize: 1024, censored: false, ratio: { value: 6.4, lower: 5.8, upper: 7 } },
  ],
  bestLaw: 'BLURRED_BOUND',
  laws: [
    {
      law: 'BLURRED_BOUND',
      weight: 0.998,
      deltaAicc: 0,
      converged: true,
      minimiser: { value: 76.2, lower: 72.1, upper: 80.2 },
    },
  ],
  level: 0.95,
  crossings: 27,
  censored: 6,
};

const recommendation: GivenRecommendation = {
  ...{ batchSize: 96, rule: 'LEAST_DEVICE_TIME_IN_VALLEY', measure: 'DEVICE_TIME', device: 'cpu' },
  ...{ currentBatchSize: null, least: minimiser.criticalBatchSize, leastFactor: null },
  ...{ saving: null, monthly: null },
};

function sweep(estimate: EstimateProgress | null, given: GivenRecommendation | null = null): SweepProgress {
  return {
    recommendation: given,
    status: 'FINISHED',
    answerStatus: 'COMPLETE',
    url: 'http://127.0.0.1:3000/sweeps/U3dlZXA6MQ',
    ...{ isPaused: false, rateProbe: null },
    batchSizes: [8, 24, 1024],
    maxExamplesPerRun: 800_000,
    model: { name: 'MLP 784-128-10' },
    dataset: { name: 'MNIST' },
    policy: { reset: 'EPOCH_MEAN' },
    targets: [{ metric: 'TRAINING_LOSS', threshold: 0.1 }],
    firstEstimates: [],
    runs: { nodes: [] },
    estimate,
  };
}

const linesOf = (told: SweepProgress) => answerLines(told).map((line) => line.replaceAll('\u00a0', ' '));

describe('answerLines', () => {
  it('says the batch size to use first, and b* with what it saves as its evidence', () => {
    expect(linesOf(sweep(minimiser, recommendation)).slice(0, 6)).toEqual([
      'Use batch size 96. The least work is at b* = 76; we are 95 % sure that it lies between 72 and 81.',
      'For MLP 784-128-10 on MNIST, training loss ≤ 0.1, SGD + Armijo line search, reset epochMean.',
      'At b* = 76, where the work is least: At least 9.9× fewer gradients than batch size 8, which never reached the target.',
      'At b* = 76, where the work is least: 5.9× fewer gradients than batch size 24 (5.2–6.7).',
      'At b* = 76, where the work is least: 6.4× fewer gradients than batch size 1024 (5.8–7.0).',
      'Any batch size from 55 to 113 surely costs at most 10 % more work; 96 takes the least time of these on cpu.',
    ]);
  });

  it('says the number, its interval and definition, its scope, what it saves, and how it was got', () => {
    expect(linesOf(sweep(minimiser))).toEqual([
      'Batch size 76 reaches the target with the least work. 95 % interval 72–81.',
      'For MLP 784-128-10 on MNIST, training loss ≤ 0.1, SGD + Armijo line search, reset epochMean.',
      'At least 9.9× fewer gradients than batch size 8, which never reached the target.',
      '5.9× fewer gradients than batch size 24 (5.2–6.7).',
      '6.4× fewer gradients than batch size 1024 (5.8–7.0).',
      'Any batch size from 55 to 113 surely costs at most 10 % more work, so choose in that range by what your hardware runs fastest.',
      'From 33 runs, 6 of which never reached the target; blurred bound law (AICc weight 1.00). How the interval is got: docs/equations.md, section 4.',
      'http://127.0.0.1:3000/sweeps/U3dlZXA6MQ',
    ]);
  });

  it('rounds no bound up, and tells 1.04 times from the same', () => {
    const workRatios = [
      { batchSize: 8, censored: true, ratio: { value: 10.3, lower: 2.29, upper: null } },
      { batchSize: 24, censored: false, ratio: { value: 1.04, lower: 1.01, upper: 1.12 } },
    ];
    const text = linesOf(sweep({ ...minimiser, workRatios })).join('\n');
    expect(text).toContain('At least 2.2× fewer gradients than batch size 8');
    expect(text).toContain('1.04× fewer gradients than batch size 24 (1.01–1.1).');
  });

  it('promises no batch size in a valley that holds no whole one', () => {
    const text = linesOf(sweep({ ...minimiser, valley: { lower: 1.1, upper: 1.9 } })).join('\n');
    expect(text).not.toContain('Any batch size');
  });

  it('names no critical batch size where there is no minimum', () => {
    const estimate: EstimateProgress = {
      ...minimiser,
      answer: 'NO_MINIMUM',
      criticalBatchSize: null,
      freeRange: { value: 64.7, lower: 48, upper: 90 },
      knee: { value: 320, lower: 250, upper: null },
      bestLaw: 'NOISE_SCALE',
      laws: [{ law: 'NOISE_SCALE', weight: 0.7, deltaAicc: 0, converged: true, minimiser: null }],
    };
    const text = linesOf(sweep(estimate)).join('\n');
    expect(text).toContain('No batch size needs clearly less work than 8, the smallest tested.');
    expect(text).toContain(
      'Up to 64, work most likely stays within 10 % of the least (95 % interval 48–90).',
    );
    expect(text).toContain(
      'At 320 (95 % interval ≥ 250) work is twice the least, for half the extra speed left to gain.',
    );
    expect(text).not.toContain('reaches the target with the least work');
  });

  it('says why nothing is identified, and what would help', () => {
    const estimate: EstimateProgress = {
      ...minimiser,
      answer: 'NOT_IDENTIFIED',
      reason: 'EVERYTHING_CENSORED',
      criticalBatchSize: null,
      suggestedBatchSizes: [2048, 4096],
      workRatios: [],
      bestLaw: null,
      laws: [],
    };
    const text = linesOf(sweep(estimate)).join('\n');
    expect(text).toContain('Not identified. No run reached the target within 800 k gradients.');
    expect(text).not.toMatch(/fewer gradients|least work|would tell most/);
    const why = 'The steps are too long here.';
    expect(linesOf(sweep({ ...estimate, text: why }))[0]).toBe(`Not identified. ${why}`);
  });

  it('says which batch sizes did not fit into the memory of a device', () => {
    const run = { seed: 1, outcome: null, step: 0, deviceSeconds: 0, failure: null, crossings: [] };
    const runs = [
      { batchSize: 128, status: 'SUCCEEDED', tooLargeFor: [] },
      { batchSize: 1024, status: 'FAILED', tooLargeFor: ['NVIDIA T4'] },
    ].map((each) => ({ ...run, ...each, id: String(each.batchSize), latestMeasurement: null }));
    const told = { ...sweep(minimiser, recommendation), runs: { nodes: runs } };
    const memory = 'Batch sizes of 1024 and more are too large for NVIDIA T4.';
    expect(linesOf(told).filter((line) => line.startsWith(memory))).toHaveLength(1);
    expect(linesOf({ ...told, estimate: null, recommendation: null })[1]).toContain(memory);
  });

  it('says so where no run has a result', () => {
    expect(linesOf(sweep(null))).toEqual(['No answer: no run has a result.']);
  });
});
