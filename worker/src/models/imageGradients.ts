import type { GradConfig, NamedAttrMap, NamedTensorMap, Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { normaliseGradient } from './normalise.ts';

/** Gradients of the kernels that work on images [n, h, w, c]. TensorFlow.js core has kernels for them. */
export const imageGradients: readonly GradConfig[] = [
  {
    kernelName: tf.Conv2D,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dy, saved, attributes) => {
      const [x, filter] = saved as [Tensor4D, Tensor4D];
      return {
        x: () => kernel(tf.Conv2DBackpropInput, { dy, filter }, { ...attributes, inputShape: x.shape }),
        filter: () =>
          kernel(tf.Conv2DBackpropFilter, { x, dy }, { ...attributes, filterShape: filter.shape }),
      };
    },
  },
  {
    kernelName: tf.MaxPool,
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, [input, output], attributes) => ({
      x: () => kernel(tf.MaxPoolGrad, { dy, input, output }, attributes),
    }),
  },
  {
    kernelName: tf.AvgPool,
    inputsToSave: ['x'],
    gradFunc: (dy, [input], attributes) => ({
      x: () => kernel(tf.AvgPoolGrad, { dy, input }, attributes),
    }),
  },
  normaliseGradient,
];

function kernel(name: string, inputs: object, attributes: object): Tensor {
  return tf.engine().runKernel(name, inputs as NamedTensorMap, attributes as NamedAttrMap);
}
