import { describe, expect, it } from '@jest/globals';
import { laws } from '../laws/laws.ts';
import type { Truth } from '../testing/simulateSweep.ts';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import { estimate } from './estimate.ts';
import type { Answer } from './estimate.type.ts';

// Seeds are fixed: these counts are what they are, and the bounds leave room for a different but equally good fit.

const sweeps = { limitSteps: 400, scatter: 0.12, maxExamples: 1_600_000 };
const withMinimum: Truth[] = [
  { ...sweeps, law: 'blurredBound', shape: [40, 0.2], batchSizes: [16, 24, 32, 48, 64, 96, 128, 256, 512] },
  { ...sweeps, law: 'armijoBound', shape: [30], batchSizes: [16, 24, 32, 48, 64, 96, 128, 256, 512] },
];
const withoutMinimum: Truth = {
  ...sweeps,
  law: 'noiseScale',
  shape: [100],
  batchSizes: [16, 24, 32, 64, 128, 256, 512, 1024],
};

function repeat(truth: Truth, times: number, draws: number) {
  const random = seededRandom(20261124);
  const answers: Record<Answer, number> = { MINIMISER: 0, NO_MINIMUM: 0, NOT_IDENTIFIED: 0 };
  const truthAt = laws[truth.law].minimiser(truth.shape) ?? Number.NaN;
  let covered = 0;
  for (let repetition = 0; repetition < times; repetition++) {
    const { answer, criticalBatchSize } = estimate(simulateSweep(truth, random), { random, draws });
    answers[answer] += 1;
    const { lower, upper } = criticalBatchSize ?? { lower: null, upper: null };
    if (lower !== null && upper !== null && lower <= truthAt && truthAt <= upper) covered += 1;
  }
  return { answers, covered };
}

describe.each(withMinimum)('forty sweeps under $law', (truth) => {
  it('find the minimum, hardly ever deny it, and cover it about as often as they claim', () => {
    const { answers, covered } = repeat(truth, 40, 120);
    expect(answers.MINIMISER).toBeGreaterThan(36);
    expect(answers.NO_MINIMUM).toBeLessThan(2);
    expect(covered / answers.MINIMISER).toBeGreaterThan(0.86);
  });
});

describe('a hundred sweeps under noiseScale', () => {
  it('hardly ever claim a minimum', () => {
    const { answers } = repeat(withoutMinimum, 100, 10);
    expect(answers.MINIMISER).toBeLessThan(5);
    expect(answers.NO_MINIMUM).toBeGreaterThan(70);
  });
});
