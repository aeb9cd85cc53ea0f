import { describe, expect, it } from '@jest/globals';
import type { StepTime } from '../cost/stepTime.ts';
import { fitStepTime, stepSeconds } from '../cost/stepTime.ts';
import { estimate } from '../estimate/estimate.ts';
import { stepCurveOf } from '../laws/stepCurve.ts';
import { seededRandom } from '../testing/simulateSweep.ts';
import type { RecommendationBasis } from './recommend.ts';
import { candidatesOf, isUsable, recommendBatchSize } from './recommend.ts';
import { usualBatchSizes } from './usualBatchSizes.ts';

/** K(b) = a·b/(b − c): N = a·b²/(b − c) is least at 2c. */
const bound = (c: number) => (b: number) => (b > c ? (1000 * b) / (b - c) : Number.POSITIVE_INFINITY);
/** Within 10 % of the least from 2c·(1 ∓ …): the roots of b²/(b − c) = 1.1·4c. */
const valleyOf = (c: number) => ({
  lower: c * (2.2 - Math.sqrt(2.2 ** 2 - 4.4)),
  upper: c * (2.2 + Math.sqrt(2.2 ** 2 - 4.4)),
  tolerance: 0.1,
});
const identified: RecommendationBasis = {
  answer: 'MINIMISER',
  criticalBatchSize: { value: 76, lower: 70, upper: 82 },
  valley: valleyOf(38),
  curve: bound(38),
  arrived: [48, 72, 128, 256, 512],
  neverArrived: [8, 16, 32],
  stepTime: null,
  yours: null,
};
const timed = (seconds: (batchSize: number) => number) =>
  fitStepTime(
    [8, 16, 32, 64, 128, 256, 512].map((batchSize) => ({ batchSize, secondsPerStep: seconds(batchSize) })),
  );
const onlyRises: RecommendationBasis = {
  ...identified,
  answer: 'NO_MINIMUM',
  criticalBatchSize: null,
  curve: (b) => 10_000 / b + 100,
  valley: { lower: 4, upper: 14.4, tolerance: 0.1 },
  arrived: [4, 8, 16, 32, 64],
  neverArrived: [],
};

describe('recommendBatchSize', () => {
  it('names nothing where nothing is identified', () => {
    expect(recommendBatchSize({ ...identified, answer: 'NOT_IDENTIFIED' })).toBeNull();
  });

  it('without times, takes the tested or usual batch size nearest to b*', () => {
    expect(recommendBatchSize(identified)).toEqual({
      alternative: null,
      batchSize: 72,
      rule: 'NEAREST_TO_LEAST_WORK',
      measure: 'WORK',
    });
    expect(recommendBatchSize({ ...identified, arrived: [48, 128, 256] })?.batchSize).toBe(64);
  });

  it('with times, takes the one of least device time among those that cost little more work', () => {
    const stepTime = timed((b) => 0.01 + 1e-5 * b);
    expect(recommendBatchSize({ ...identified, stepTime })).toMatchObject({ rule: 'LEAST_DEVICE_TIME' });
    // Nearly in proportion: the least time is near the least work.
    const steady = recommendBatchSize({ ...identified, stepTime: timed((b) => 0.002 + 1e-4 * b) });
    expect(steady).toMatchObject({
      batchSize: 96,
      rule: 'LEAST_DEVICE_TIME_IN_VALLEY',
      measure: 'DEVICE_TIME',
    });
  });

  it('never names a batch size that takes over a tenth more device time than another it could name', () => {
    const random = seededRandom(3);
    for (let i = 0; i < 300; i++) {
      const overhead = 10 ** (-6 + 5 * random());
      const stepTime = timed((b) => overhead + 1e-5 * b);
      const yours = random() < 0.5 ? Math.round(40 + 600 * random()) : null;
      const basis = { ...(random() < 0.5 ? identified : onlyRises), stepTime, yours };
      const chosen = recommendBatchSize(basis);
      if (!chosen) throw new Error('nothing is recommended');
      const time = (b: number) => basis.curve(b) * stepSeconds(stepTime as StepTime, b);
      const least = Math.min(...candidatesOf(basis).map(time));
      // Yours may take a tenth more than one that takes a tenth more.
      expect(time(chosen.batchSize)).toBeLessThanOrEqual(
        least * 1.1 * (chosen.rule === 'KEEP_YOURS' ? 1.1 : 1),
      );
      // What is said of one that is kept: no other that would be recommended takes a tenth less.
      const instead = recommendBatchSize({ ...basis, yours: null });
      if (chosen.rule === 'KEEP_YOURS')
        expect(time(instead?.batchSize ?? Number.NaN)).toBeGreaterThan(0.9 * time(chosen.batchSize));
      expect(chosen.alternative).toBe(chosen.rule === 'KEEP_YOURS' ? instead?.batchSize : null);
      expect(basis.neverArrived).not.toContain(chosen.batchSize);
      expect(chosen.batchSize).toBeGreaterThanOrEqual(Math.min(...basis.arrived));
      expect(chosen.batchSize).toBeLessThanOrEqual(Math.max(...basis.arrived));
    }
  });

  it.each([
    [64, true],
    [100, true],
    [72, true],
    [256, false],
    // It would be as good by the law, but none of its runs arrived; and nothing arrived beyond 512.
    [32, false],
    [1024, false],
  ])('keeps yours, %d, where it is as good: %s', (yours, isKept) => {
    const chosen = recommendBatchSize({ ...identified, yours });
    expect(chosen?.rule === 'KEEP_YOURS').toBe(isKept);
    if (isKept) expect(chosen?.batchSize).toBe(yours);
  });

  it('without a minimum, takes the largest batch size that is nearly free', () => {
    expect(recommendBatchSize(onlyRises)).toMatchObject({
      batchSize: 12,
      rule: 'LARGEST_FREE',
      measure: 'WORK',
    });
  });

  it('takes the smallest where larger ones bring nothing: K is flat, and 2.2 is free beside 2', () => {
    const flat = {
      ...onlyRises,
      curve: () => 500,
      valley: { lower: 2, upper: 2.2, tolerance: 0.1 },
      arrived: [2, 4, 8],
    };
    expect(recommendBatchSize(flat)).toMatchObject({ batchSize: 2, rule: 'SMALLEST', measure: 'WORK' });
    // A device that takes as long for one example as for sixty-four is no reason for a larger one: all take as long.
    const onDevice = { ...flat, stepTime: timed((b) => Math.max(0.01, 1.5e-4 * b)) };
    expect(recommendBatchSize(onDevice)).toMatchObject({ batchSize: 2, rule: 'SMALLEST' });
  });

  it('names a whole batch size where the valley holds neither a tested nor a usual one', () => {
    const narrow = { ...identified, criticalBatchSize: { value: 76, lower: 75, upper: 77 } };
    const valley = { lower: 74.5, upper: 77.5, tolerance: 0.001 };
    expect(recommendBatchSize({ ...narrow, valley })?.batchSize).toBe(76);
    // The largest that arrived is 64: nothing beyond it is named, wherever the law puts the least.
    expect(recommendBatchSize({ ...narrow, valley, arrived: [48, 64] })?.batchSize).toBe(64);
  });

  it('takes the one nearest to b* where no batch size surely costs little more, in work or in time', () => {
    const nearest = { batchSize: 72, rule: 'NEAREST_TO_LEAST_WORK' };
    expect(recommendBatchSize({ ...identified, valley: null })).toMatchObject(nearest);
    const stepTime = timed((b) => 0.002 + 1e-4 * b);
    expect(recommendBatchSize({ ...identified, valley: null, stepTime })).toMatchObject(nearest);
    // A sure valley that lies between two candidates is as good as none.
    const between = { lower: 74, upper: 90, tolerance: 0.1 };
    expect(recommendBatchSize({ ...identified, valley: between, stepTime })).toMatchObject(nearest);
    // Where steps take nearly as long at any batch size, time decides.
    const flat = timed((b) => 0.01 + 1e-5 * b);
    expect(recommendBatchSize({ ...identified, valley: null, stepTime: flat })?.rule).toBe(
      'LEAST_DEVICE_TIME',
    );
  });

  it('agrees with an estimate of simulated runs: its choice lies in the valley or takes less time', () => {
    const crossings = [16, 24, 32, 48, 64, 96, 128, 256, 512].flatMap((batchSize) =>
      [1, 2, 3].map((seed) => {
        const upperSteps = Math.round(
          ((300 * batchSize) / (batchSize - 10)) * (1 + 0.02 * Math.sin(seed * batchSize)),
        );
        return { batchSize, seed, lowerSteps: upperSteps - 5, upperSteps };
      }),
    );
    const { answer, criticalBatchSize, valley, laws } = estimate(crossings, {
      random: seededRandom(1),
    });
    const best = laws[0];
    if (!best || !valley) throw new Error('no law was fitted');
    const arrived = [16, 24, 32, 48, 64, 96, 128, 256, 512];
    const curve = stepCurveOf(best);
    const basis = { answer, criticalBatchSize, valley, curve, arrived, neverArrived: [], yours: null };
    const byWork = recommendBatchSize({ ...basis, stepTime: null });
    expect(byWork?.batchSize).toBeGreaterThanOrEqual(valley.lower);
    expect(byWork?.batchSize).toBeLessThanOrEqual(valley.upper);
    const stepTime = timed((b) => 0.02 + 1e-5 * b);
    if (!stepTime) throw new Error('no step was timed');
    const byTime = recommendBatchSize({ ...basis, stepTime });
    const time = (batchSize: number) => curve(batchSize) * stepSeconds(stepTime, batchSize);
    const fastest = candidatesOf(basis).reduce((least, size) => (time(size) < time(least) ? size : least));
    expect(byTime).toMatchObject({ rule: 'LEAST_DEVICE_TIME', batchSize: fastest });
  });
});

it('usual batch sizes are the powers of two and those between', () => {
  expect(usualBatchSizes({ lower: 1, upper: 17 })).toEqual([1, 2, 3, 4, 6, 8, 12, 16]);
  expect(usualBatchSizes({ lower: 49, upper: 63 })).toEqual([]);
});

it('speaks for batch sizes between those that arrived, unless they never did', () => {
  const tried = { arrived: [48, 64, 96, 256], neverArrived: [16, 32, 128] };
  const usable = [8, 16, 32, 40, 48, 64, 80, 96, 128, 192, 256, 512].filter((size) => isUsable(size, tried));
  expect(usable).toEqual([48, 64, 80, 96, 192, 256]);
  // Of some seeds that did, one is enough.
  expect(isUsable(64, { arrived: [64], neverArrived: [64] })).toBe(true);
});
