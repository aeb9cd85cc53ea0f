import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { inLayer } from './inLayer.ts';
import type { Model } from './model.type.ts';

/** Fully connected layers with an activation between them; a softmax regression is the one without hidden layers. */
export function fullyConnected(activation: 'relu' | 'tanh'): Model['logits'] {
  return (parameters, inputs) => denseLayers(parameters, inputs, activation);
}

/** The layers of weights and biases in turn, an activation after each but the last. */
export function denseLayers(
  parameters: readonly Tensor[],
  inputs: Tensor2D,
  activation: 'relu' | 'tanh',
): Tensor2D {
  let units = inputs;
  for (let first = 0; first < parameters.length; first += 2) {
    const [weight, bias] = parameters.slice(first) as [Tensor2D, Tensor];
    units = inLayer(`dense${first / 2}`, () => {
      const sums: Tensor2D = tf.add(tf.matMul(units, weight), bias);
      if (first + 2 >= parameters.length) return sums;
      return activation === 'relu' ? tf.relu(sums) : tf.tanh(sums);
    });
  }
  return units;
}
