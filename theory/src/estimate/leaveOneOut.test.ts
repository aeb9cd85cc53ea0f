import { describe, expect, it } from '@jest/globals';
import { fitLaw } from '../fit/fitLaw.ts';
import { minimiserAt } from '../fit/lawAtPoint.ts';
import { observationsOf } from '../fit/observations.ts';
import { laws } from '../laws/laws.ts';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import type { Crossing } from './estimate.type.ts';
import { influencesOf, sensitivityOf } from './leaveOneOut.ts';

const truth = {
  law: 'blurredBound' as const,
  limitSteps: 400,
  shape: [40, 0.2],
  scatter: 0.1,
  batchSizes: [16, 32, 48, 64, 96, 128, 256, 512],
  maxExamples: 1e6,
};
const crossings = simulateSweep(truth, seededRandom(3));
const fittedTo = (runs: Crossing[]) => fitLaw(laws.blurredBound, observationsOf(runs));

describe('the influence of a run', () => {
  it('is what a fit without it says', () => {
    const influences = influencesOf(fittedTo(crossings), observationsOf(crossings), crossings);
    for (const index of [4, 10, 20]) {
      const { point, law } = fittedTo(crossings.toSpliced(index, 1));
      const refitted = influences[index]?.criticalBatchSize ?? Number.NaN;
      expect(refitted / (minimiserAt(law, point) ?? Number.NaN)).toBeCloseTo(1, 2);
      expect(influences[index]).toMatchObject({ batchSize: crossings[index]?.batchSize, isOutlier: false });
      expect(influences[index]?.likelihoodDisplacement).toBeGreaterThan(0);
    }
  });

  it('marks the one run that went astray, and no other', () => {
    const astray = crossings.map((run, i) =>
      i === 13
        ? { ...run, lowerSteps: run.lowerSteps * 2.2, upperSteps: (run.upperSteps ?? Number.NaN) * 2.2 }
        : run,
    );
    const influences = influencesOf(fittedTo(astray), observationsOf(astray), astray);
    expect(influences.flatMap(({ isOutlier }, i) => (isOutlier ? [i] : []))).toEqual([13]);
    const largest = Math.max(...influences.map(({ likelihoodDisplacement }) => likelihoodDisplacement ?? 0));
    expect(influences[13]?.likelihoodDisplacement).toBe(largest);
  });

  it('is less surprising under noise whose tails are heavy, and a run far astray is one still', () => {
    const astrayBy = (factor: number) =>
      crossings.map((run, i) =>
        i === 13
          ? {
              ...run,
              lowerSteps: run.lowerSteps * factor,
              upperSteps: (run.upperSteps ?? Number.NaN) * factor,
            }
          : run,
      );
    const influenceUnder = (noise: 'normal' | 'studentT', runs: Crossing[]) =>
      influencesOf(fitLaw(laws.blurredBound, observationsOf(runs), noise), observationsOf(runs), runs)[13];
    const [plain, heavy] = (['normal', 'studentT'] as const).map((noise) =>
      influenceUnder(noise, astrayBy(1.6)),
    );
    expect(heavy?.outlierProbability).toBeGreaterThan(10 * (plain?.outlierProbability ?? Number.NaN));
    expect(influenceUnder('studentT', astrayBy(3))?.isOutlier).toBe(true);
  });

  it('of a run that stopped where the law says never is none', () => {
    const [first] = influencesOf(fittedTo(crossings), observationsOf(crossings), crossings);
    expect(first).toMatchObject({ batchSize: 16, outlierProbability: 1, isOutlier: false });
  });
});

describe('the influence of the only run next to the pole of armijoBound', () => {
  // K = 300·b/(b − 46) with 15 % of scatter: without the run at 48, b_min moves beyond it.
  const seen = [
    [32, 100_000, null],
    [48, 7757, 7913],
    [64, 1161, 1185],
    [64, 1285, 1311],
    [96, 546, 557],
    [96, 482, 492],
    [128, 502, 513],
    [128, 472, 482],
    [192, 351, 359],
    [192, 443, 452],
    [256, 316, 323],
    [256, 278, 284],
    [512, 391, 399],
    [512, 302, 309],
  ] as const;

  it('is without bound: the displacement is null, and the run an outlier', () => {
    const runs = seen.map(([batchSize, lowerSteps, upperSteps], seed) => ({
      batchSize,
      seed,
      lowerSteps,
      upperSteps,
    }));
    const fitted = fitLaw(laws.armijoBound, observationsOf(runs));
    const influences = influencesOf(fitted, observationsOf(runs), runs);
    expect(influences[1]).toMatchObject({ likelihoodDisplacement: null, isOutlier: true });
    expect(influences[1]?.criticalBatchSize).toBeGreaterThan(96);
    expect(influences.toSpliced(1, 1).every((each) => each.likelihoodDisplacement !== null)).toBe(true);
  });
});

describe('the sensitivity to batch sizes', () => {
  const observations = observationsOf(crossings);
  const sensitivity = sensitivityOf(fittedTo(crossings), observations, 0.95);

  it('is the jackknife, worked out anew from fits without each batch size that arrived', () => {
    const arrived = truth.batchSizes.filter((batchSize) => batchSize > 16);
    expect(sensitivity?.leftOut.map(({ batchSize }) => batchSize)).toEqual(arrived);
    const logs = arrived.map((batchSize) => {
      const { law, point } = fittedTo(crossings.filter((run) => run.batchSize !== batchSize));
      return Math.log(minimiserAt(law, point) ?? Number.NaN);
    });
    const mean = logs.reduce((a, b) => a + b) / 7;
    const error = Math.sqrt((6 / 7) * logs.reduce((sum, log) => sum + (log - mean) ** 2, 0));
    // 2.4469 is Student's t for 95 % and six degrees of freedom.
    const { value, upper } = sensitivity?.interval ?? { value: Number.NaN, upper: null };
    expect(Math.log((upper ?? Number.NaN) / value)).toBeCloseTo(2.4469 * error, 2);
  });

  it('is not there where fewer than three batch sizes arrived, or the law has no minimum', () => {
    const two = crossings.filter(({ batchSize }) => batchSize === 64 || batchSize === 256);
    expect(sensitivityOf(fittedTo(two), observationsOf(two), 0.95)).toBeNull();
    const rising = fitLaw(laws.noiseScale, observations);
    expect(sensitivityOf(rising, observations, 0.95)).toBeNull();
  });
});
