import type { Crossing } from '../estimate/estimate.type.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';

/** Batch sizes of these runs, each once, ascending. */
export function distinctBatchSizes(crossings: readonly Crossing[]): number[] {
  return [...new Set(crossings.map((run) => run.batchSize))].sort((a, b) => a - b);
}

/** Smallest and largest of ascending batch sizes. */
export function rangeOf(batchSizes: readonly number[]): BatchSizeRange {
  return { lower: batchSizes[0] ?? 1, upper: batchSizes.at(-1) ?? 1 };
}
