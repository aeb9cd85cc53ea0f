import { imageExtents, type ModelSpec } from '@critbatch/theory';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { denseLayers } from './fullyConnected.ts';
import { inLayer } from './inLayer.ts';
import type { Model } from './model.type.ts';

/** Blocks of a 3×3 convolution, ReLU and 2×2 maxima, then fully connected layers. */
export function convolutional({
  inputShape,
  channels,
}: Extract<ModelSpec, { architecture: 'cnn' }>): Model['logits'] {
  return (parameters, inputs) => {
    const count = inputs.shape[0];
    let images: Tensor4D = tf.reshape(inputs, [count, ...imageExtents(inputShape)]);
    for (const layer of channels.keys()) {
      const [filter, bias] = parameters.slice(2 * layer) as [Tensor4D, Tensor4D];
      images = inLayer(`convolution${layer}`, () => {
        const sums: Tensor4D = tf.add(tf.conv2d(images, filter, 1, 1), bias);
        return tf.maxPool(tf.relu(sums), 2, 2, 'valid');
      });
    }
    return denseLayers(parameters.slice(2 * channels.length), tf.reshape(images, [count, -1]), 'relu');
  };
}
