import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';

/**
 * What a forward pass is for. In training, a batch normalisation goes by the statistics of the batch at hand and hands
 * them to `record`; in an evaluation it goes by the moving ones, a mean and a variance for each in turn.
 */
export type Pass =
  | { readonly kind: 'training'; record(mean: Tensor1D, variance: Tensor1D): void }
  | { readonly kind: 'evaluation'; readonly statistics: readonly Tensor[] };

/** Share of a moving statistic that a step keeps; the rest comes from the step's batch. PyTorch names that rest: 0.1. */
export const statisticsMomentum = 0.9;

/** A pass that trains, but of which nobody wants the statistics: a trial of a line search. */
export const trialPass: Pass = { kind: 'training', record() {} };
