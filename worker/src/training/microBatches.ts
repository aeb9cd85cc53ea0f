/** Examples per forward pass of an evaluation, and the most that a training batch puts through at once. */
export const evaluationBatchSize = 500;
export const defaultMicroBatchSize = 4096;

/** Consecutive parts of at most `size` examples. */
export function microBatches(examples: Int32Array, size: number): Int32Array[] {
  const parts = Math.ceil(examples.length / size);
  return Array.from({ length: parts }, (_, part) => examples.subarray(part * size, (part + 1) * size));
}
