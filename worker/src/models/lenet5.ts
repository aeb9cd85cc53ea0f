import { imageExtents, type ModelSpec } from '@critbatch/theory';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { denseLayers } from './fullyConnected.ts';
import { inLayer } from './inLayer.ts';
import type { Model } from './model.type.ts';

/** LeCun et al. 1998: images of 28×28 are framed to the 32×32 that it was made for. */
export function lenet5({ inputShape }: Extract<ModelSpec, { architecture: 'lenet5' }>): Model['logits'] {
  const extents = imageExtents(inputShape);
  const frames = [(32 - extents[0]) / 2, 0];
  return (parameters, inputs) => {
    const count = inputs.shape[0];
    let images: Tensor4D = tf.reshape(inputs, [count, ...extents]);
    for (const [layer, frame] of frames.entries()) {
      const [filter, bias] = parameters.slice(2 * layer) as [Tensor4D, Tensor4D];
      images = inLayer(`convolution${layer}`, () => {
        const sums: Tensor4D = tf.add(tf.conv2d(images, filter, 1, frame), bias);
        return tf.avgPool(tf.tanh(sums), 2, 2, 'valid');
      });
    }
    return denseLayers(parameters.slice(2 * frames.length), tf.reshape(images, [count, -1]), 'tanh');
  };
}
