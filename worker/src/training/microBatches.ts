import type { ModelSpec } from '@critbatch/theory';

/** Examples per forward pass of an evaluation. */
export const evaluationBatchSize = 500;

/**
 * The most examples of a training batch that pass a model at once, by what their feature maps take of memory. Batch
 * normalisation goes by the examples that pass together, so the number belongs to the model and not to the machine:
 * larger batches are ghost batches of this size or a little less (Hoffer et al. 2017, arXiv 1705.08741).
 */
export function microBatchSizeOf({ architecture }: ModelSpec): number {
  switch (architecture) {
    case 'softmaxRegression':
    case 'mlp':
      return 4096;
    case 'cnn':
    case 'lenet5':
      return 1024;
    case 'resnet':
      return 128;
  }
}

/** Consecutive parts of at most `size` examples. */
export function microBatches(examples: Int32Array, size: number): Int32Array[] {
  const parts = Math.ceil(examples.length / size);
  return Array.from({ length: parts }, (_, part) => examples.subarray(part * size, (part + 1) * size));
}
