import type { BatchSizeRange } from '../laws/law.type.ts';
import type { Interval } from './estimate.type.ts';

/** Draws that share a weight. */
export type WeightedDraws = { values: readonly number[]; weight: number };

/** Ends of the equal-tailed percentile interval of pooled draws; NaN where there is no draw. */
export function percentileEnds(
  pools: readonly WeightedDraws[],
  level: number,
): [lower: number, upper: number] {
  const [only] = pools;
  const { values, weights } = pools.length === 1 && only ? ofOnePool(only) : merged(pools);
  let total = 0;
  for (const weight of weights) total += weight;
  const valueAt = (share: number) => {
    // A hair of room for the rounding of the sum.
    const wanted = (share - 1e-12) * total;
    let passed = 0;
    for (let i = 0; i < values.length; i++) {
      passed += weights[i] as number;
      if (passed >= wanted) return values[i] as number;
    }
    return values.at(-1) ?? Number.NaN;
  };
  return [valueAt((1 - level) / 2), valueAt((1 + level) / 2)];
}

type SortedDraws = { values: Float64Array; weights: Float64Array };

/** Most intervals are of one pool, and plain numbers are sorted five times as fast as pairs. */
function ofOnePool({ values, weight }: WeightedDraws): SortedDraws {
  return {
    values: Float64Array.from(values).sort(),
    weights: new Float64Array(values.length).fill(weight / values.length),
  };
}

/** Each pool is sorted by itself; of equal values the earlier pool's come first, and NaN last. */
function merged(pools: readonly WeightedDraws[]): SortedDraws {
  const sorted = pools.map((pool) => ({ ...ofOnePool(pool), next: 0 }));
  const size = sorted.reduce((sum, pool) => sum + pool.values.length, 0);
  const [values, weights] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < size; i++) {
    let least = Number.NaN;
    let from: (typeof sorted)[number] | undefined;
    for (const pool of sorted) {
      if (pool.next === pool.values.length) continue;
      const value = pool.values[pool.next] as number;
      if (from && !(value < least) && !(Number.isNaN(least) && !Number.isNaN(value))) continue;
      [least, from] = [value, pool];
    }
    values[i] = least;
    weights[i] = from?.weights[from.next] ?? 0;
    if (from) from.next += 1;
  }
  return { values, weights };
}

/** A value with the percentile interval of its draws, widened to hold the value; an end that is not finite is null. */
export function intervalOf(value: number, draws: readonly number[], level: number): Interval {
  const [lower, upper] = percentileEnds([{ values: draws, weight: 1 }], level);
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
