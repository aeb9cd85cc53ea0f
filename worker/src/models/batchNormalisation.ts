import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { normalise, normaliseEpsilon } from './normalise.ts';
import type { Pass } from './pass.ts';

/** Normalises images with a scale and an offset for each channel. */
export type Normalisation = (images: Tensor4D, scale: Tensor1D, offset: Tensor1D) => Tensor4D;

/** Batch normalisation as a pass has it: by the batch's own statistics, which are recorded, or by the moving ones in turn. */
export function batchNormalisation(pass: Pass): Normalisation {
  if (pass.kind === 'training') {
    return (images, scale, offset) => {
      const { values, mean, variance } = normalise(images, scale, offset, 'batch');
      const count = images.size / images.shape[3];
      // Divided by one less than the number of values, as PyTorch keeps it, for it stands for images not yet seen.
      pass.record(mean, tf.mul(variance, count / Math.max(1, count - 1)));
      return values;
    };
  }
  const moving = (pass.statistics as readonly Tensor[]).values();
  const next = () => moving.next().value as Tensor1D;
  return (images, scale, offset) => tf.batchNorm4d(images, next(), next(), offset, scale, normaliseEpsilon);
}
