import { describe, expect, it } from '@jest/globals';
import { batchSizeLimits, profileInterval } from '../estimate/lawIntervals.ts';
import { logMinimiser } from '../estimate/logFigures.ts';
import type { LawName } from '../laws/laws.ts';
import { laws } from '../laws/laws.ts';
import type { Truth } from '../testing/simulateSweep.ts';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import { compareLaws } from './compareLaws.ts';
import { fitLaw } from './fitLaw.ts';
import { shapeCoordinates } from './lawAtPoint.ts';
import { negativeLogLikelihood } from './likelihood.ts';
import type { BatchSizeObservations } from './observations.ts';
import { observationsOf } from './observations.ts';
import { profileOfMinimiser } from './profileOfMinimiser.ts';

const steepWall: Truth = {
  law: 'armijoBound',
  limitSteps: 400,
  shape: [20],
  scatter: 0.1,
  batchSizes: [24, 32, 48, 64, 96, 128, 256, 512],
  maxExamples: 1e9,
};
const flatWork: Truth = {
  law: 'power',
  limitSteps: 40,
  shape: [400, 1.1],
  scatter: 0.25,
  batchSizes: [8, 16, 32, 64, 128, 256, 512],
  maxExamples: 1e9,
};
/** What else shapes a law once b* is given: values all over its box. */
const rests: Partial<Record<LawName, number[][]>> = {
  armijoBound: [[]],
  blurredBound: [0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1].map((blur) => [blur]),
  power: [1.001, 1.01, 1.05, 1.2, 1.5, 2, 3, 5, 10, 20].map((exponent) => [exponent]),
  curvature: [0, 0.001, 0.01, 0.03, 0.1, 0.3, 0.6, 1].map((bend) => [bend]),
};
const names = Object.keys(rests) as LawName[];

/** The least −ln L on a grid over everything that b* leaves open: no search, so that none can fail. */
function leastOnGrid(
  law: LawName,
  observations: readonly BatchSizeObservations[],
  batchSize: number,
): number {
  const objective = negativeLogLikelihood(laws[law], observations);
  let least = Number.POSITIVE_INFINITY;
  for (const rest of rests[law] ?? []) {
    const first = laws[law].firstParameterWithMinimiser(batchSize, [0, ...rest]);
    const shape = shapeCoordinates(laws[law], [first, ...rest]);
    const centre = centreOf(law, observations, [first, ...rest]);
    for (let level = -0.2; level < 0.21; level += 0.05) {
      for (let logScatter = -2.6; logScatter < -0.5; logScatter += 0.15) {
        const point = Float64Array.of(centre + level, ...shape, logScatter);
        least = Math.min(least, objective(point, new Float64Array(point.length)));
      }
    }
  }
  return least;
}

function centreOf(law: LawName, observations: readonly BatchSizeObservations[], shape: number[]): number {
  const levels = observations.flatMap(({ batchSize, logUpper }) =>
    [...logUpper].map((end) => end - laws[law].logShape(batchSize, shape)),
  );
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

describe.each([
  ['a steep wall', steepWall],
  ['next to no minimum', flatWork],
])('the profile of b* over a sweep with %s', (_, truth) => {
  it.each(names)('is nowhere above the least on a grid, law %s', (law) => {
    for (const seed of [1, 2]) {
      const observations = observationsOf(simulateSweep(truth, seededRandom(seed)));
      const fitted = fitLaw(laws[law], observations);
      const profile = profileOfMinimiser(fitted, observations, logMinimiser);
      if (profile === null) continue;
      for (const factor of [1.03, 1.1, 1.5, 20, 1000]) {
        for (const batchSize of [Math.exp(profile.logValue) * factor, Math.exp(profile.logValue) / factor]) {
          const onGrid = 2 * (leastOnGrid(law, observations, batchSize) + fitted.logLikelihood);
          const found = profile.devianceAt(Math.log(batchSize));
          // Further out no interval ends.
          if (onGrid < 30) expect(found).toBeLessThan(onGrid + 1e-3);
        }
      }
    }
  });
});

describe('the interval of b* under a parabola', () => {
  it('has no upper end where a flat N is not improbable, in whatever order the runs stand', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const crossings = simulateSweep(flatWork, seededRandom(seed));
      const ends = [crossings, crossings.toReversed()].map((runs) => {
        const observations = observationsOf(runs);
        const fit = compareLaws(observations).find(({ law }) => law.name === 'curvature');
        if (fit === undefined) throw new Error('The parabola is fitted.');
        const limits = batchSizeLimits({ lower: 8, upper: 512 });
        return profileInterval(fit, observations, logMinimiser, 0.95, limits)?.upper ?? null;
      });
      if (ends[0] === null || ends[1] === null) expect(ends).toEqual([null, null]);
      else expect((ends[1] ?? 0) / (ends[0] ?? 1)).toBeCloseTo(1, 3);
    }
  });
});
