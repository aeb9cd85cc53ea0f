import type { BatchSizeRange } from '../laws/law.type.ts';

/** Batch sizes that people train with, inside a range, ascending: powers of two, and those between them (1, 2, 3, 4, 6, 8, 12 …). */
export function usualBatchSizes({ lower, upper }: BatchSizeRange): number[] {
  const sizes: number[] = [];
  for (let power = 1; power <= upper; power *= 2) sizes.push(power, 1.5 * power);
  return sizes.filter((size) => Number.isInteger(size) && size >= lower && size <= upper);
}
