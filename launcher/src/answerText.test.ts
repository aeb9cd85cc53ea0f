import { describe, expect, it } from '@jest/globals';
import { answerLines, budgetText, short } from './answerText.ts';
import type { EstimateProgress, SweepProgress } from './sweepProgress.ts';

const minimiser: EstimateProgress = {
  answer: 'MINIMISER',
  reason: null,
  suggestedBatchSizes: [],
  criticalBatchSize: { value: 76.2, lower: 71.6, upper: 80.9 },
  stepsAtCriticalBatchSize: { value: 1010, lower: 950, upper: 1100 },
  freeRange: null,
  knee: null,
  valley: { lower: 54.3, upper: 113.8 },
  workRatios: [
    { batchSize: 8, censored: true, ratio: { value: 10.3, lower: 9.9, upper: null } },
    { batchSize: 24, censored: false, ratio: { value: 5.9, lower: 5.2, upper: 6.7 } },
    { batchSize: 1024, censored: false, ratio: { value: 6.4, lower: 5.8, upper: 7 } },
  ],
  bestLaw: 'BLURRED_BOUND',
  laws: [{ law: 'BLURRED_BOUND', weight: 0.998 }],
  level: 0.95,
  crossings: 27,
  censored: 6,
};

function sweep(estimate: EstimateProgress | null): SweepProgress {
  return {
    status: 'FINISHED',
    batchSizes: [8, 24, 1024],
    maxExamplesPerRun: 800_000,
    model: { name: 'MLP 784-128-10' },
    dataset: { name: 'MNIST' },
    policy: { reset: 'EPOCH_MEAN' },
    targets: [{ metric: 'TRAINING_LOSS', threshold: 0.1 }],
    runs: { nodes: [] },
    estimate,
  };
}

describe('answerLines', () => {
  it('says the number, its interval and definition, its scope, what it saves, and how it was got', () => {
    expect(answerLines(sweep(minimiser))).toEqual([
      'Critical batch size (minimiser of the work N): 76, 95 % interval 72–81.',
      'For MLP 784-128-10 on MNIST, training loss ≤ 0.1, SGD + Armijo line search, reset epochMean.',
      'Against batch size 8: it never arrived within 800 k gradients, so at least 9.9×.',
      'Against batch size 24: 5.9× fewer gradients (5.2×–6.7×).',
      'Against batch size 1024: 6.4× fewer gradients (5.8×–7.0×).',
      'Any batch size from 55 to 113 costs at most 10 % more work.',
      'From 33 runs, 6 of which never reached the target; blurredBound law (AICc weight 1.00); interval by profile likelihood, the laws averaged by weight: it holds as far as one of the laws does (docs/equations.md).',
    ]);
  });

  it('rounds no bound up, and tells 1.04 times from the same', () => {
    const workRatios = [
      { batchSize: 8, censored: true, ratio: { value: 10.3, lower: 2.29, upper: null } },
      { batchSize: 24, censored: false, ratio: { value: 1.04, lower: 1.01, upper: 1.12 } },
    ];
    const text = answerLines(sweep({ ...minimiser, workRatios })).join('\n');
    expect(text).toContain('so at least 2.2×.');
    expect(text).toContain('Against batch size 24: 1.04× fewer gradients (1.01×–1.1×).');
  });

  it('promises no batch size in a valley that holds no whole one', () => {
    const text = answerLines(sweep({ ...minimiser, valley: { lower: 1.1, upper: 1.9 } })).join('\n');
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
      laws: [{ law: 'NOISE_SCALE', weight: 0.7 }],
    };
    const text = answerLines(sweep(estimate)).join('\n');
    expect(text).toContain('No minimum: smaller batches never cost more work here.');
    expect(text).toContain('Up to 64 (95 % interval 48–90) work stays within 10 % of the least.');
    expect(text).toContain('Knee of the noiseScale law: 320 (250–?).');
    expect(text).not.toContain('Critical batch size');
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
    const text = answerLines(sweep(estimate)).join('\n');
    expect(text).toContain('Not identified: no run reached the target within its budget.');
    expect(text).toContain('Runs at batch size 2048, 4096 would help.');
    expect(text).not.toMatch(/Against|Critical/);
  });

  it('says so where no run has a result', () => {
    expect(answerLines(sweep(null))).toEqual(['No answer: no run has a result.']);
  });
});

describe('budgetText', () => {
  it('does not round a budget up', () => {
    expect([800_000, 1_460_000].map(budgetText)).toEqual(['800 k', '1.46 M']);
  });
});

describe('short', () => {
  it.each([
    [474, '470'],
    [5_010, '5 k'],
    [95_328, '95 k'],
    [1_440_000, '1.4 M'],
    [2_100_000_000, '2.1 G'],
  ])('writes %d as %s', (value, text) => expect(short(value)).toBe(text));
});
