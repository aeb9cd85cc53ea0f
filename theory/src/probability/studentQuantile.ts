// Bound once: see fit/normal.ts.
const { cos, sin, PI } = Math;

/**
 * t with P(T ≤ t) = probability for Student's distribution with a whole number of degrees of freedom; ±Infinity at 0
 * and 1. The distribution function inverted by halving.
 */
export function studentQuantile(probability: number, freedom: number): number {
  if (!(probability >= 0 && probability <= 1) || !Number.isInteger(freedom) || freedom < 1) return Number.NaN;
  if (probability < 0.5) return -studentQuantile(1 - probability, freedom);
  if (probability === 1) return Number.POSITIVE_INFINITY;
  // In the angle θ = atan(t/√ν) the whole half-line is (0, π/2).
  let below = 0;
  let above = Math.PI / 2;
  for (let halving = 0; halving < 60; halving++) {
    const angle = (below + above) / 2;
    if ((1 + centralProbability(angle, freedom)) / 2 < probability) below = angle;
    else above = angle;
  }
  return Math.sqrt(freedom) * Math.tan((below + above) / 2);
}

/** P(|T| ≤ t) at the angle θ = atan(t/√ν), with the sign of θ (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4). */
export function centralProbability(angle: number, freedom: number): number {
  const cosine = cos(angle);
  let term = 1;
  let sum = 0;
  const isOdd = freedom % 2 === 1;
  for (let power = isOdd ? 1 : 0; power <= freedom - 2; power += 2) {
    if (power > 1) term *= ((power - 1) / power) * cosine * cosine;
    sum += term;
  }
  if (!isOdd) return sin(angle) * sum;
  return (2 / PI) * (angle + sin(angle) * cosine * sum);
}
