import { logWorkAt, minimiserAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import type { Law } from '../laws/laws.ts';

/** Batch size of least work inside a range under a law whose N falls before its minimiser and rises after it. */
export function leastWorkBatchSize(law: Law, point: Float64Array, range: BatchSizeRange): number {
  const minimiser = minimiserAt(law, point) ?? range.lower;
  return Math.min(range.upper, Math.max(range.lower, minimiser));
}

/** Smallest and largest batch size inside a range whose work is within a tolerance of the least in it. */
export function flatValley(
  law: Law,
  point: Float64Array,
  range: BatchSizeRange,
  tolerance: number,
): BatchSizeRange {
  const least = leastWorkBatchSize(law, point, range);
  const limit = logWorkAt(law, point, least) + Math.log1p(tolerance);
  const edge = (outer: number) => {
    if (logWorkAt(law, point, outer) <= limit) return outer;
    let inside = Math.log(least);
    let outside = Math.log(outer);
    for (let halving = 0; halving < 40; halving++) {
      const middle = (inside + outside) / 2;
      if (logWorkAt(law, point, Math.exp(middle)) <= limit) inside = middle;
      else outside = middle;
    }
    return Math.exp(inside);
  };
  return { lower: edge(range.lower), upper: edge(range.upper) };
}
