import type { BatchSizeRange } from '../laws/law.type.ts';

/** Four to an octave, and all of them divisible by a power of two as large as can be: 8, 10, 12, 14, 16, 20, 24, 28, 32 … */
const quarters = [1, 1.25, 1.5, 1.75];

/** Batch sizes worth trying in a range, ascending: a grid that is nearly even in ln b, and both ends. */
export function candidateBatchSizes({ lower, upper }: BatchSizeRange): number[] {
  const sizes = new Set([lower, upper]);
  for (let octave = 1; octave <= upper; octave *= 2) {
    for (const quarter of quarters) {
      const size = octave * quarter;
      if (Number.isInteger(size) && size > lower && size < upper) sizes.add(size);
    }
  }
  return [...sizes].sort((a, b) => a - b);
}

/** The candidate nearest to a batch size, by ratio. */
export function nearestCandidate(candidates: readonly number[], batchSize: number): number {
  const distance = (size: number) => Math.abs(Math.log(size / batchSize));
  return candidates.reduce((nearest, size) => (distance(size) < distance(nearest) ? size : nearest));
}
