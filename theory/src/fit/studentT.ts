import type { IntervalProbability } from './intervalProbability.ts';

// Bound once: see normal.ts.
const { atan, log, sqrt, PI } = Math;
const infinity = Number.POSITIVE_INFINITY;

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

/** P(T ≤ t) of Student's t with a whole number of degrees of freedom (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4). */
export function cumulativeOfStudentT(t: number, degreesOfFreedom: number): number {
  if (t === infinity) return 1;
  if (t === -infinity) return 0;
  const angle = atan(t / sqrt(degreesOfFreedom));
  const cosineSquare = degreesOfFreedom / (degreesOfFreedom + t * t);
  const isOdd = degreesOfFreedom % 2 === 1;
  let term = isOdd ? sqrt(cosineSquare) : 1;
  let sum = degreesOfFreedom === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= degreesOfFreedom - 2; k += 2) {
    term *= (cosineSquare * (k - 1)) / k;
    sum += term;
  }
  const sine = t / sqrt(degreesOfFreedom + t * t);
  const between = isOdd ? (2 / PI) * (angle + sine * sum) : sine * sum;
  return (1 + between) / 2;
}

/** The t that Student's t with so many degrees of freedom stays below with this probability, by bisection. */
export function quantileOfStudentT(probability: number, degreesOfFreedom: number): number {
  let below = -1e6;
  let above = 1e6;
  for (let halving = 0; halving < 80; halving++) {
    const middle = (below + above) / 2;
    if (cumulativeOfStudentT(middle, degreesOfFreedom) < probability) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}
