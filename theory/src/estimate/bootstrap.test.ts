import { expect, it } from '@jest/globals';
import { seededRandom } from '../testing/simulateSweep.ts';
import { estimate } from './estimate.ts';

/** Batch sizes with the steps of three runs each, evaluated at every tenth of them: a law passes through every interval. */
const reached: [batchSize: number, steps: number[]][] = [
  [64, [2235, 2401, 2381]],
  [128, [1288, 1319, 1313]],
  [256, [832, 844, 787]],
  [512, [543, 589, 566]],
  [1024, [457, 423, 443]],
  [2048, [391, 372, 400]],
];

it('keeps to the runs where they scatter less than their evaluations are apart', () => {
  const crossings = reached.flatMap(([batchSize, steps]) =>
    steps.map((upperSteps, seed) => ({
      batchSize,
      seed,
      lowerSteps: Math.round(0.9 * upperSteps),
      upperSteps,
    })),
  );
  const { laws, curve, leastWork } = estimate(crossings, { random: seededRandom(2) });
  expect(laws[0]?.scatter).toBeCloseTo(0.001, 6);
  const wide = curve.filter(({ lowerSteps, upperSteps }) => upperSteps / lowerSteps > 1.2);
  expect(wide).toEqual([]);
  expect((leastWork?.upper ?? Number.NaN) / (leastWork?.lower ?? Number.NaN)).toBeLessThan(1.2);
});
