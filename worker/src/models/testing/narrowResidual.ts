import { type ModelSpec, type ParameterShape, parameterShapes } from '@critbatch/theory';

/** A residual network of 18 or 34 layers on small images. */
export function deepResidual(
  depth: 18 | 34,
  normalisation: 'batchNorm' | 'groupNorm',
  classes = 3,
): ModelSpec {
  return { architecture: 'resnet', depth, inputShape: [8, 8, 3], normalisation, classes };
}

/**
 * Its tensors with a part of the channels: all of its layers, blocks and shortcuts, in a fraction of the time. The model takes
 * them as they are, for it goes by the shapes of what it is given.
 */
export function narrowShapes(spec: ModelSpec, divisor: number): ParameterShape[] {
  return parameterShapes(spec).map((parameter) => ({
    ...parameter,
    shape: parameter.shape.map((extent) => (extent >= 64 ? extent / divisor : extent)),
  }));
}
