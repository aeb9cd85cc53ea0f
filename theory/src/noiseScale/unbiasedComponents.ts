import type { NoiseComponents } from './noiseScale.type.ts';

/** A mean gradient over so many examples, by its squared norm (or the mean of several such norms). */
export type GradientOfBatch = { batchSize: number; squaredNorm: number };

/**
 * Both parts of the noise scale from gradients at two batch sizes: E‖g_b‖² = ‖G‖² + tr(Σ)/b holds at each, and is
 * solved for the two unknowns (McCandlish et al. 2018, appendix A.1). Throws RangeError where the sizes are equal.
 */
export function unbiasedComponents(small: GradientOfBatch, large: GradientOfBatch): NoiseComponents {
  if (small.batchSize === large.batchSize) {
    throw new RangeError('The noise scale needs gradients at two different batch sizes.');
  }
  return {
    squaredGradientNorm:
      (large.batchSize * large.squaredNorm - small.batchSize * small.squaredNorm) /
      (large.batchSize - small.batchSize),
    covarianceTrace: (small.squaredNorm - large.squaredNorm) / (1 / small.batchSize - 1 / large.batchSize),
  };
}
