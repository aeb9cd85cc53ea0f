import { minimiseWithConstraint, slopeOf } from '../fit/augmentedLagrangian.ts';
import { tailOfDeviance } from '../fit/averagedInterval.ts';
import type { ComparedLaw } from '../fit/compareLaws.ts';
import { boxOf, startingPoints } from '../fit/fitLaw.ts';
import { negativeLogLikelihood } from '../fit/likelihood.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import { countArrivals } from '../fit/observations.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import { logSaving } from './logFigures.ts';

/**
 * Probability, over all laws by weight, that N has a minimum so deep that the smallest batch size that arrived costs more
 * than the tolerance above it. "No minimum" must rule that out: `power` holds `noiseScale` as a special case and pays for
 * its exponent, so that runs which say nothing about the exponent put it more than 2 AICc behind all the same.
 */
export function deepMinimumProbability(
  fits: readonly ComparedLaw[],
  observations: readonly BatchSizeObservations[],
  arrived: BatchSizeRange,
  tolerance: number,
): number {
  const converged = fits.filter((fit) => fit.converged);
  const total = converged.reduce((sum, { weight }) => sum + weight, 0);
  const deep = converged.map((fit) => fit.weight * probabilityUnder(fit, observations, arrived, tolerance));
  return deep.reduce((sum, share) => sum + share, 0) / total;
}

/** The least log-likelihood that the law loses by a minimum exactly as deep as the tolerance, as a tail probability. */
function probabilityUnder(
  fit: ComparedLaw,
  observations: readonly BatchSizeObservations[],
  arrived: BatchSizeRange,
  tolerance: number,
): number {
  const { law, point, logLikelihood } = fit;
  const depth = logSaving(arrived.lower, arrived);
  const asked = Math.log1p(tolerance);
  const gapAt = (x: Float64Array) => depth(law, x) - asked;
  const objective = negativeLogLikelihood(law, observations, fit.noise);
  const problem = { objective, gapAt, box: boxOf(law, observations), stiffness: 3000, tolerance: 1e-4 };
  // Where there is no minimum the depth is zero and flat: nothing there says in which direction it would grow.
  const starts = [point, ...startingPoints(law, observations)].filter(
    (start) => depth(law, start) > 0 && slopeOf(gapAt, start).some((slope) => Math.abs(slope) > 1e-9),
  );
  const values = starts.map(
    (start) => minimiseWithConstraint(problem, { point: start, multiplier: 0, inverseHessian: null }).value,
  );
  const least = Math.min(Number.POSITIVE_INFINITY, ...values);
  const beyond = tailOfDeviance(2 * (least + logLikelihood), countArrivals(observations), point.length - 1);
  return depth(law, point) > asked ? 1 - beyond : beyond;
}
