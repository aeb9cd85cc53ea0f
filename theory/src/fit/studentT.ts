import { centralProbability } from '../probability/studentQuantile.ts';
import type { IntervalProbability } from './intervalProbability.ts';

// Bound once: see normal.ts.
const { atan, log, sqrt } = Math;
const infinity = Number.POSITIVE_INFINITY;

/** Degrees of freedom of the noise with heavy tails. */
export const noiseDegreesOfFreedom = 4;

/**
 * P(lower < T ≤ upper) of Student's t with four degrees of freedom, for lower < upper: tails heavy enough that one run
 * gone astray does not carry a fit with it (Lange, Little and Taylor 1989, J. Am. Stat. Assoc. 84, 881–896).
 */
export function intervalProbabilityOfT4(lower: number, upper: number): IntervalProbability {
  const probability =
    lower >= 0
      ? upperTailOfT4(lower) - upperTailOfT4(upper)
      : upper <= 0
        ? upperTailOfT4(-upper) - upperTailOfT4(-lower)
        : 1 - upperTailOfT4(-lower) - upperTailOfT4(upper);
  return {
    logProbability: log(probability),
    lowerPull: densityOfT4(lower) / probability,
    upperPull: densityOfT4(upper) / probability,
  };
}

/** P(T > t) for t ≥ 0: (1 − u)²(2 + u)/4 with u = t/√(4 + t²), and 1 − u without cancellation. */
function upperTailOfT4(t: number): number {
  if (t === infinity) return 0;
  const root = sqrt(4 + t * t);
  const complement = 4 / (root * (root + t));
  return (complement * complement * (3 - complement)) / 4;
}

function densityOfT4(t: number): number {
  const square = 1 + (t * t) / 4;
  return square === infinity ? 0 : 3 / (8 * square * square * sqrt(square));
}

/** P(T ≤ t) of Student's t with a whole number of degrees of freedom. */
export function cumulativeOfStudentT(t: number, degreesOfFreedom: number): number {
  return (1 + centralProbability(atan(t / sqrt(degreesOfFreedom)), degreesOfFreedom)) / 2;
}
