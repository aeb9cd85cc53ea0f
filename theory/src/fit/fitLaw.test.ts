import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Crossing } from '../estimate/estimate.type.ts';
import type { LawName } from '../laws/laws.ts';
import { lawNames, laws } from '../laws/laws.ts';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import { boxOf, fitLaw, refitLaw } from './fitLaw.ts';
import { scatterAt, shapeAt, shapeCoordinates } from './lawAtPoint.ts';
import { negativeLogLikelihood } from './likelihood.ts';
import { observationsOf } from './observations.ts';

type ReferenceFit = {
  law: LawName;
  logLevel: number;
  shape: number[];
  scatter: number;
  logLikelihood: number;
};
const fixture = new URL('./fixtures/fits.json', import.meta.url);
type Table = { crossings: Crossing[]; fits: ReferenceFit[]; studentT: ReferenceFit[] };
const tables: Table[] = JSON.parse(readFileSync(fixture, 'utf8'));
const cases = tables.flatMap(({ crossings, fits, studentT }, table) => [
  ...fits.map((fit) => ({ table, crossings, fit, law: fit.law, noise: 'normal' as const })),
  ...studentT.map((fit) => ({ table, crossings, fit, law: fit.law, noise: 'studentT' as const })),
]);

describe('fits by SciPy (fixtures/reference.py)', () => {
  it('hold a table with censored runs', () => {
    expect(tables.some(({ crossings }) => crossings.some((run) => run.upperSteps === null))).toBe(true);
  });

  it.each(cases)('agree to 1e-4 on table $table, law $law, noise $noise', ({ crossings, fit, noise }) => {
    const fitted = fitLaw(laws[fit.law], observationsOf(crossings), noise);
    expect(fitted.converged).toBe(true);
    expectRelative(fitted.logLikelihood, fit.logLikelihood);
    expectRelative(Math.exp((fitted.point[0] ?? Number.NaN) - fit.logLevel), 1);
    expectRelative(scatterAt(fitted.point), fit.scatter);
    shapeAt(fitted.law, fitted.point).forEach((value, i) => {
      // A wall thinner than the gap between batch sizes leaves the likelihood flat in the blur: any is as good.
      const isFlat = fitted.law.shapeParameters[i]?.name === 'blur' && value < 0.02;
      if (!isFlat) expectRelative(value, fit.shape[i] ?? Number.NaN);
    });
  });
});

describe('the likelihood', () => {
  it.each(cases)(
    'has the gradient that finite differences give, table $table, law $law, noise $noise',
    ({ crossings, fit, noise }) => {
      const objective = negativeLogLikelihood(laws[fit.law], observationsOf(crossings), noise);
      // A little off the optimum, where every slope is large.
      const point = Float64Array.of(
        fit.logLevel + 0.1,
        ...shapeCoordinates(laws[fit.law], fit.shape).map(
          (value) => value - (fit.law === 'curvature' ? 1e-3 : 0.05),
        ),
        Math.log(fit.scatter) + 0.2,
      );
      const gradient = new Float64Array(point.length);
      const ignored = new Float64Array(point.length);
      objective(point, gradient);
      point.forEach((value, i) => {
        const at = (offset: number) => objective(point.with(i, value + offset), ignored);
        expectRelative(gradient[i] ?? Number.NaN, (at(1e-5) - at(-1e-5)) / 2e-5, 1e-3);
      });
    },
  );

  it('takes a run that stopped for certain, and one that arrived for impossible, below b_min', () => {
    const run = { batchSize: 8, seed: 0, lowerSteps: 500 };
    const point = Float64Array.of(Math.log(100), Math.log(10), Math.log(0.1));
    const at = (upperSteps: number | null) =>
      negativeLogLikelihood(laws.armijoBound, observationsOf([{ ...run, upperSteps }]))(
        point,
        new Float64Array(3),
      );
    expect(at(null)).toBe(0);
    expect(at(525)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a refit from an earlier fit', () => {
  it('finds the optimum that all starts find, for less', () => {
    const truth = {
      law: 'blurredBound' as const,
      limitSteps: 400,
      shape: [40, 0.2],
      scatter: 0.1,
      batchSizes: [16, 24, 32, 48, 64, 96, 128, 256],
      maxExamples: 1e6,
    };
    const random = seededRandom(1);
    const fitted = fitLaw(laws.blurredBound, observationsOf(simulateSweep(truth, random)));
    for (let draw = 0; draw < 20; draw++) {
      const observations = observationsOf(simulateSweep(truth, random));
      const warm = refitLaw(fitted, observations, boxOf(fitted.law, observations));
      const cold = fitLaw(laws.blurredBound, observations);
      expect(warm.logLikelihood).toBeGreaterThan(cold.logLikelihood - 1e-3);
      expect(warm.minimum.evaluations).toBeLessThan(cold.minimum.evaluations);
    }
  });
});

describe('a fit whose minimum lies at a bound', () => {
  const batchSizes = [8, 16, 32, 64, 128, 256, 512, 1024];

  it('of curvature converges where K only rises, and in whatever order the runs stand', () => {
    const random = seededRandom(6);
    for (let sweep = 0; sweep < 12; sweep++) {
      const crossings = batchSizes.flatMap((batchSize) =>
        [1, 2].map((seed): Crossing => {
          const upperSteps = Math.ceil(10 * batchSize * Math.exp(0.3 * (random() - 0.5)));
          return { batchSize, seed, lowerSteps: Math.floor(upperSteps / 1.05), upperSteps };
        }),
      );
      for (const noise of ['normal', 'studentT'] as const) {
        const fit = fitLaw(laws.curvature, observationsOf(crossings), noise);
        const turned = fitLaw(laws.curvature, observationsOf(crossings.toReversed()), noise);
        expect([fit.converged, turned.converged]).toEqual([true, true]);
        expect(turned.logLikelihood).toBeCloseTo(fit.logLikelihood, 6);
      }
    }
  });

  it('of blurredBound converges where the wall is as steep as can be: its weight is not dropped for rounding', () => {
    const truth = {
      law: 'armijoBound' as const,
      limitSteps: 400,
      shape: [20],
      scatter: 0.1,
      batchSizes: [24, 32, 48, 64, 96, 128, 256, 512],
      maxExamples: 1e9,
    };
    for (const seed of [7, 10, 11, 19, 22]) {
      const fit = fitLaw(laws.blurredBound, observationsOf(simulateSweep(truth, seededRandom(seed))));
      expect(shapeAt(fit.law, fit.point)[1]).toBeCloseTo(0.01, 12);
      expect(fit.converged).toBe(true);
      expect(fit.minimum.evaluations).toBeLessThan(500);
    }
  });

  it.each(lawNames)(
    'of %s converges on exact K without scatter, where slopes are steep and rounding is coarse',
    (law) => {
      const crossings = [24, 48, 96, 192, 384, 768, 1536, 3072].flatMap((batchSize) => {
        const upperSteps = Math.round((1e9 * batchSize) / (batchSize - 20));
        return [1, 2, 3].map((seed) => ({ batchSize, seed, lowerSteps: upperSteps - 1, upperSteps }));
      });
      expect(fitLaw(laws[law], observationsOf(crossings)).converged).toBe(true);
    },
  );
});

function expectRelative(actual: number, expected: number, tolerance = 1e-4) {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(1e-3, Math.abs(expected)));
}
