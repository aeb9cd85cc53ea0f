import { describe, expect, it } from '@jest/globals';
import { laws } from '../laws/laws.ts';
import type { Truth } from '../testing/simulateSweep.ts';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import { estimate } from './estimate.ts';
import type { Crossing } from './estimate.type.ts';
import { savingAgainst } from './savingAgainst.ts';

const wall: Truth = {
  law: 'blurredBound',
  limitSteps: 400,
  shape: [40, 0.2],
  scatter: 0.1,
  batchSizes: [8, 16, 24, 32, 48, 64, 96, 128, 256, 512, 1024],
  maxExamples: 1_000_000,
};
const noise: Truth = {
  ...wall,
  law: 'noiseScale',
  shape: [100],
  batchSizes: [16, 32, 64, 128, 256, 512, 1024],
};
const flat: Truth = {
  ...wall,
  law: 'power',
  shape: [100, 1.3],
  scatter: 0.3,
  batchSizes: [64, 128, 256, 512, 1024],
};

const criticalBatchSize = laws.blurredBound.minimiser(wall.shape) ?? Number.NaN;
const workAt = (batchSize: number) => batchSize * Math.exp(laws.blurredBound.logShape(batchSize, wall.shape));

const estimateOf = (crossings: Crossing[], draws = 200) =>
  estimate(crossings, { random: seededRandom(2), draws });

describe('a sweep with an interior minimum', () => {
  const crossings = simulateSweep(wall, seededRandom(2));
  const result = estimateOf(crossings);

  it('says where it is, and by which law', () => {
    expect(result).toMatchObject({
      answer: 'MINIMISER',
      reason: null,
      suggestedBatchSizes: [],
      bestLaw: 'blurredBound',
    });
    expect(result.conditions.every(({ holds }) => holds)).toBe(true);
    expectToHold(result.criticalBatchSize, criticalBatchSize);
    expect(result.knee).toBeNull();
    expect(result.freeRange).toBeNull();
  });

  it('counts what arrived and what did not', () => {
    expect(crossings.filter((run) => run.upperSteps === null).length).toBe(result.censored);
    expect(result.censored).toBeGreaterThan(3);
    expect(result.crossings + result.censored).toBe(33);
    expect(result.testedRange).toEqual({ lower: 8, upper: 1024 });
  });

  it('has its work at b* and in the valley around it', () => {
    const found = result.criticalBatchSize?.value ?? Number.NaN;
    const work = (result.stepsAtCriticalBatchSize?.value ?? Number.NaN) * found;
    // The least of the curve lies where the runs put it, and not to the digit at the laws' b*.
    expect(work / (result.leastWork?.value ?? Number.NaN)).toBeCloseTo(1, 2);
    expectToHold(result.leastWork, wall.limitSteps * workAt(criticalBatchSize));
    expectToHold(result.valley, found);
  });

  it('says what other batch sizes cost against it, and only "at least" where none arrived', () => {
    const largest = savingAgainst(result, 1024);
    expectToHold(largest?.factor, workAt(1024) / workAt(criticalBatchSize));
    expect(largest?.isLowerBound).toBe(false);
    const smallest = savingAgainst(result, 8);
    expect(smallest?.isLowerBound).toBe(true);
    expect(smallest?.factor.upper).toBeNull();
    expect(smallest?.factor.value).toBeGreaterThan(1);
    expect(savingAgainst(result, 7)).toBeNull();
  });

  it('draws the curve over the batch sizes that arrived, inside its band', () => {
    expect(result.curve.length).toBeGreaterThan(30);
    for (const { stepsToTarget, lowerSteps, upperSteps } of result.curve) {
      expect(lowerSteps).toBeLessThanOrEqual(stepsToTarget);
      expect(upperSteps).toBeGreaterThanOrEqual(stepsToTarget);
    }
  });

  it('survives JSON, and comes out the same from the same generator', () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(estimateOf(crossings)).toEqual(result);
  });

  it('has law weights that add up to one', () => {
    expect(result.laws.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
});

describe('a sweep whose work only rises', () => {
  const result = estimateOf(simulateSweep(noise, seededRandom(1)));

  it('has no critical batch size but a free range and a knee', () => {
    expect(result).toMatchObject({
      answer: 'NO_MINIMUM',
      criticalBatchSize: null,
      stepsAtCriticalBatchSize: null,
    });
    expectToHold(result.knee, 100);
    // N = K∞(b + B): within 10 % of N(16) up to b = 16 + 0.1·116.
    expectToHold(result.freeRange, 27.6);
    expect(savingAgainst(result, 16)?.factor.value).toBeCloseTo(1, 6);
  });
});

describe('a sweep whose work only rises, but not by noiseScale', () => {
  it('has a free range and no knee, which is a figure of the law that the runs refute', () => {
    const slow: Truth = { ...noise, law: 'power', shape: [100, 0.5], scatter: 0.03 };
    const result = estimateOf(simulateSweep(slow, seededRandom(1)));
    expect(result).toMatchObject({ answer: 'NO_MINIMUM', bestLaw: 'power', knee: null });
    expect(result.laws.find(({ law }) => law === 'noiseScale')?.deltaAicc).toBeGreaterThan(2);
    expect(result.freeRange?.value).toBeGreaterThan(16);
  });
});

describe('what the data do not carry', () => {
  const crossings = simulateSweep(wall, seededRandom(1));
  const reasonOf = (runs: Crossing[]) => {
    const result = estimateOf(runs, 50);
    expect(result.answer).toBe('NOT_IDENTIFIED');
    expect(result).toMatchObject({ criticalBatchSize: null, leastWork: null, valley: null, workRatios: [] });
    // While none has reached the target, nothing says what chance another run has.
    expect(result.suggestedBatchSizes.length > 0).toBe(result.reason !== 'EVERYTHING_CENSORED');
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    return result.reason;
  };

  it('is said to be so where nothing arrived', () => {
    expect(reasonOf(crossings.filter((run) => run.upperSteps === null))).toBe('EVERYTHING_CENSORED');
  });

  it('is said to be so where too few batch sizes did', () => {
    expect(reasonOf(crossings.filter((run) => run.batchSize >= 256))).toBe('TOO_FEW_BATCH_SIZES');
    expect(reasonOf(crossings.filter((run) => run.batchSize === 256))).toBe('TOO_FEW_BATCH_SIZES');
  });

  it('is said to be so where too few runs did', () => {
    const arrived = crossings.filter((run) => run.batchSize >= 64 && run.seed === 0);
    expect(reasonOf(arrived)).toBe('TOO_FEW_CROSSINGS');
  });

  it('is said to be so where all batch sizes lie beyond the minimum', () => {
    const beyond = simulateSweep(
      { ...wall, batchSizes: [96, 128, 192, 256, 384, 512, 1024] },
      seededRandom(4),
    );
    const result = estimateOf(beyond);
    expect(result.answer).toBe('NOT_IDENTIFIED');
    expect(Math.min(...result.suggestedBatchSizes)).toBeLessThan(96);
  });

  it('is said to be so where the laws cannot be told apart', () => {
    const result = estimateOf(simulateSweep(flat, seededRandom(1)));
    expect(result.answer).toBe('NOT_IDENTIFIED');
    expect(result.suggestedBatchSizes.length).toBeGreaterThan(0);
  });

  it('has no crash in an empty sweep', () => {
    const result = estimate([], { random: seededRandom(1) });
    expect(result).toMatchObject({
      answer: 'NOT_IDENTIFIED',
      reason: 'EVERYTHING_CENSORED',
      testedRange: null,
    });
  });
});

describe('runs that all agree to within an evaluation', () => {
  it('still have an interval, as wide as the cadence leaves open', () => {
    const { criticalBatchSize } = estimateOf(simulateSweep({ ...wall, scatter: 1e-9 }, seededRandom(1)));
    expect((criticalBatchSize?.upper ?? 0) / (criticalBatchSize?.lower ?? 1)).toBeGreaterThan(1.005);
  });
});

type Ends = { lower: number | null; upper: number | null } | null | undefined;

function expectToHold(ends: Ends, truth: number) {
  expect(ends?.lower).toBeLessThan(truth);
  expect(ends?.upper).toBeGreaterThan(truth);
}
