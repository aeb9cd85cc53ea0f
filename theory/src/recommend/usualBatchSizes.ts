import type { BatchSizeRange } from '../laws/law.type.ts';

/** Batch sizes that people train with, inside a range, ascending: powers of two, and those between them (1, 2, 3, 4, 6, 8, 12 …). */
export function usualBatchSizes({ lower, upper }: BatchSizeRange): number[] {
  const sizes: number[] = [];
  for (let power = 1; power <= upper; power *= 2) sizes.push(power, 1.5 * power);
  return sizes.filter((size) => Number.isInteger(size) && size >= lower && size <= upper);
}

/** Batch sizes and the usual ones between the smallest and the largest of them, ascending. */
export function withUsualBetween(batchSizes: readonly number[]): number[] {
  const range = { lower: Math.min(...batchSizes), upper: Math.max(...batchSizes) };
  return [...new Set([...batchSizes, ...usualBatchSizes(range)])].sort((a, b) => a - b);
}

/**
 * Those of some batch sizes that a data set can fill, ascending as they are; the usual ones from 1 on where none or one is left. A batch is
 * drawn without replacement: none is larger than the data.
 */
export function sizesWithin(batchSizes: readonly number[], trainingExamples: number): number[] {
  const within = batchSizes.filter((size) => size <= trainingExamples);
  return within.length > 1 ? within : usualBatchSizes({ lower: 1, upper: trainingExamples });
}
