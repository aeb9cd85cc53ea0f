import type { GradConfig, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';

/** Gradients of the kernels that models of tokens run. */
export const tokenGradients: readonly GradConfig[] = [
  {
    // The gradient of looking up rows of a table. A product with the one-hot rows adds up the gradients of one token in
    // many places; it costs no more than the product for the logits, which has the same extents.
    kernelName: tf.GatherV2,
    inputsToSave: ['x', 'indices'],
    gradFunc: (dy, saved, attributes) => {
      const [table, indices] = saved as [Tensor2D, Tensor1D];
      if (attributes.axis !== 0 || table.rank !== 2 || indices.rank !== 1) {
        throw new TypeError('Only the gradient of a gather of rows of a matrix is known.');
      }
      return {
        x: () => {
          const chosen = tf.oneHot(indices, table.shape[0], 1, 0, 'float32') as Tensor2D;
          return tf.matMul(chosen, dy as Tensor2D, true, false);
        },
        indices: () => tf.zerosLike(indices),
      };
    },
  },
  {
    kernelName: tf.Softmax,
    outputsToSave: [true],
    gradFunc: (dy, [y], attributes) => ({
      logits: () => {
        const weighted = tf.mul(dy as Tensor, y as Tensor);
        return tf.sub(weighted, tf.mul(tf.sum(weighted, attributes.dim as number, true), y as Tensor));
      },
    }),
  },
];
