import { millsRatio } from '../fit/normal.ts';

/**
 * z with P(Z ≤ z) = probability for a standard normal Z, to 1e-12 where the probability lies in [1e-12, 1 − 1e-12]:
 * Abramowitz and Stegun (1964), 26.2.23, improved by Newton's method.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    if (probability === 0) return Number.NEGATIVE_INFINITY;
    return probability === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  }
  return probability <= 0.5 ? -upperQuantile(probability) : upperQuantile(1 - probability);
}

/** P(Z ≤ z) of a standard normal Z. */
export function normalProbability(z: number): number {
  return z <= 0 ? tail(-z) : 1 - tail(z);
}

/** Half the width, in standard deviations, of a central interval that holds the value with this probability. */
export function halfWidth(level: number): number {
  return normalQuantile((1 + level) / 2);
}

/** z ≥ 0 with P(Z > z) = tailProbability ≤ ½. */
function upperQuantile(tailProbability: number): number {
  const t = Math.sqrt(-2 * Math.log(tailProbability));
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 3; step++) z += (tail(z) - tailProbability) / density(z);
  return z;
}

/** P(Z > z); below the centre by symmetry, for Newton may step over it. */
function tail(z: number): number {
  return z < 0 ? 1 - tail(-z) : density(z) * millsRatio(z);
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
