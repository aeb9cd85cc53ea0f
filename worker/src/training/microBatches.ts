import { type ModelSpec, shapeLayers, type TransformerSpec } from '@critbatch/theory';

/** The most examples per forward pass of an evaluation. */
export const evaluationBatchSize = 500;

/**
 * The most examples of a training batch that pass a model at once, by what their feature maps take of memory. Batch
 * normalisation goes by the examples that pass together, so the number belongs to the model and not to the machine:
 * larger batches are ghost batches of this size or a little less (Hoffer et al. 2017, arXiv 1705.08741).
 */
export function microBatchSizeOf(spec: ModelSpec): number {
  switch (spec.architecture) {
    case 'softmaxRegression':
    case 'mlp':
      return 4096;
    case 'cnn':
    case 'lenet5':
      return 1024;
    case 'resnet':
      return 128;
    case 'transformer':
      return mostWithin(valuesPerToken(spec) * (spec.inputShape[0] as number));
    case 'layers':
      return layeredMicroBatchSize(spec.inputShape, spec.layers);
    case 'module':
      return spec.microBatchSize;
  }
}

/** As many as keep the values that leave the layers below 64 Mi: what a ResNet-18 takes at 128, within a factor of two. */
function layeredMicroBatchSize(...[inputShape, layers]: Parameters<typeof shapeLayers>): number {
  const values = shapeLayers(inputShape, layers).reduce(
    (sum, { outputShape }) => sum + outputShape.reduce((product, extent) => product * extent, 1),
    0,
  );
  return mostWithin(values);
}

function mostWithin(valuesPerExample: number): number {
  return Math.min(4096, 2 ** Math.max(0, Math.floor(Math.log2(2 ** 26 / valuesPerExample))));
}

/** What leaves the parts of a transformer: ten states a block and two rows of scores a head, three of the perceptron, the logits. */
function valuesPerToken({ inputShape, width, heads, hiddenWidth, depth, classes }: TransformerSpec): number {
  return depth * (10 * width + 2 * heads * (inputShape[0] as number) + 3 * hiddenWidth) + 3 * classes;
}

/** Examples per forward pass of an evaluation of a model. */
export function evaluationBatchSizeOf(spec: ModelSpec): number {
  return spec.architecture === 'transformer'
    ? Math.min(evaluationBatchSize, microBatchSizeOf(spec))
    : evaluationBatchSize;
}

/** Consecutive parts of at most `size` examples. */
export function microBatches(examples: Int32Array, size: number): Int32Array[] {
  const parts = Math.ceil(examples.length / size);
  return Array.from({ length: parts }, (_, part) => examples.subarray(part * size, (part + 1) * size));
}
