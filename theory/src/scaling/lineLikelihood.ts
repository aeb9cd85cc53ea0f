import type { Interval } from '../estimate/estimate.type.ts';
import { halfWidth, normalProbability } from '../probability/normalQuantile.ts';

/**
 * What an interval says of ln of a quantity: it lies about y, with a standard deviation on either side. Where a side is open, its deviation
 * is infinite, and y is the other end.
 */
export type TwoSided = { y: number; below: number; above: number };

/** No interval is taken for narrower than this, in ln. */
const leastDeviation = 0.005;

/** What an interval at this level says; null where that is nothing. */
export function twoSided({ value, lower, upper }: Interval, level: number): TwoSided | null {
  if (!(value > 0 && Number.isFinite(value))) return null;
  const side = (factor: number) => Math.max(leastDeviation, Math.log(factor) / halfWidth(level));
  const below = lower !== null && lower > 0 ? side(value / lower) : Number.POSITIVE_INFINITY;
  const above = upper !== null ? side(upper / value) : Number.POSITIVE_INFINITY;
  const closedEnd = Number.isFinite(above) ? upper : lower;
  const isBounded = Number.isFinite(below) && Number.isFinite(above);
  return closedEnd === null || closedEnd <= 0
    ? null
    : { y: Math.log(isBounded ? value : closedEnd), below, above };
}

/**
 * Likelihood that a measurement leaves to the height of a law about which ln of what is measured scatters with a standard deviation
 * (docs/equations.md (S4)): the two halves of a normal density of unit height, each folded with that of the scatter. Where a side is
 * open it is censored: as much as the other end, or more.
 */
export function lineLikelihood({ y, below, above }: TwoSided, scatter: number): (height: number) => number {
  if (above === Number.POSITIVE_INFINITY) return censored(y, 1, Math.hypot(below, scatter));
  if (below === Number.POSITIVE_INFINITY) return censored(y, -1, Math.hypot(above, scatter));
  const lowerHalf = half(below, scatter);
  const upperHalf = half(above, scatter);
  return (height) => lowerHalf(y - height) + upperHalf(height - y);
}

function censored(y: number, sign: number, deviation: number): (height: number) => number {
  return (height) => normalProbability((sign * (height - y)) / deviation);
}

/** One half, by how far the law lies on its side of the other half. */
function half(deviation: number, scatter: number): (distance: number) => number {
  const variance = deviation ** 2 + scatter ** 2;
  const height = deviation / Math.sqrt(variance);
  const steepness = height / scatter;
  const fall = -1 / (2 * variance);
  return (distance) => height * Math.exp(fall * distance ** 2) * normalProbability(steepness * distance);
}
