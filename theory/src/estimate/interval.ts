import type { BatchSizeRange } from '../laws/law.type.ts';
import type { Interval } from './estimate.type.ts';

/** Draws that share a weight. */
export type WeightedDraws = { values: readonly number[]; weight: number };

/** Ends of the equal-tailed percentile interval of pooled draws; NaN where there is no draw. */
export function percentileEnds(
  pools: readonly WeightedDraws[],
  level: number,
): [lower: number, upper: number] {
  const entries = pools
    .flatMap(({ values, weight }) => values.map((value) => ({ value, weight: weight / values.length })))
    .sort((a, b) => a.value - b.value);
  const total = entries.reduce((sum, { weight }) => sum + weight, 0);
  const valueAt = (share: number) => {
    let passed = 0;
    for (const { value, weight } of entries) {
      passed += weight;
      // A hair of room for the rounding of the sum.
      if (passed >= (share - 1e-12) * total) return value;
    }
    return entries.at(-1)?.value ?? Number.NaN;
  };
  return [valueAt((1 - level) / 2), valueAt((1 + level) / 2)];
}

/** A value with the percentile interval of its draws, widened to hold the value; an end that is not finite is null. */
export function intervalOf(value: number, draws: readonly number[], level: number): Interval {
  return intervalOfPools(value, [{ values: draws, weight: 1 }], level);
}

/** A value with the interval of pooled draws, as `intervalOf` has it. */
export function intervalOfPools(value: number, pools: readonly WeightedDraws[], level: number): Interval {
  const [lower, upper] = percentileEnds(pools, level);
  return {
    value,
    lower: Number.isFinite(lower) ? Math.min(lower, value) : null,
    upper: Number.isFinite(upper) ? Math.max(upper, value) : null,
  };
}

/** An interval of batch sizes; a hundredfold outside the tested range the runs set no bound. */
export function batchSizeInterval(
  value: number,
  pools: readonly WeightedDraws[],
  level: number,
  tested: BatchSizeRange,
): Interval {
  const [lower, upper] = percentileEnds(pools, level);
  return {
    value,
    lower: lower > tested.lower / 100 ? Math.min(lower, value) : null,
    upper: upper < tested.upper * 100 ? Math.max(upper, value) : null,
  };
}
