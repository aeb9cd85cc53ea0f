import type { BatchSizeScaling } from '../spec/learningRateSpec.ts';

/**
 * Factor of the learning rate at batch size b against that at the reference b₀: (b/b₀)^p.
 *
 *     linear       p = 1    Goyal et al. 2017, arXiv 1706.02677, section 2.1: for SGD, while b is small against the knee
 *     squareRoot   p = ½    Krizhevsky 2014, arXiv 1404.5997, section 5: it keeps the variance of an SGD step;
 *                           Malladi et al. 2022, arXiv 2205.10287: the rule for Adam and RMSProp
 *
 * Malladi et al. scale Adam's decay rates and ε with b too; we scale the learning rate alone, as is common.
 */
export function batchSizeScaling(scaling: BatchSizeScaling, batchSize: number): number {
  switch (scaling.name) {
    case 'none':
      return 1;
    case 'squareRoot':
      return Math.sqrt(batchSize / scaling.referenceBatchSize);
    case 'linear':
      return batchSize / scaling.referenceBatchSize;
  }
}
