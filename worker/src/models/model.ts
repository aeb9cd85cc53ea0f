import type { ModelSpec } from '@critbatch/theory';
import { layerWidths } from '@critbatch/theory';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';

/** A trained tensor: its name, shape and the units on either side, from which its first values follow. */
export interface ParameterShape {
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: 'weight' | 'bias';
}

/** A network as a pure function of its parameters, in TensorFlow.js core operations: any backend can run it. */
export interface Model {
  readonly parameters: readonly ParameterShape[];
  /** Inputs [examples, inputWidth] → logits [examples, classes]. */
  logits(parameters: readonly Tensor[], inputs: Tensor2D): Tensor2D;
}

/** The fully connected network of a spec; a softmax regression is the one without hidden layers. */
export function modelFromSpec(spec: ModelSpec): Model {
  const widths = layerWidths(spec);
  const activation = spec.architecture === 'mlp' ? activations[spec.activation] : tf.relu;
  const layers = widths.length - 1;
  return {
    parameters: parameterShapes(widths),
    logits(parameters, inputs) {
      let units = inputs;
      for (let layer = 0; layer < layers; layer++) {
        const [weight, bias] = parameters.slice(2 * layer) as [Tensor2D, Tensor];
        units = tf.add(tf.matMul(units, weight), bias);
        if (layer < layers - 1) units = activation(units);
      }
      return units;
    },
  };
}

const activations = { relu: tf.relu, tanh: tf.tanh };

function parameterShapes(widths: readonly number[]): ParameterShape[] {
  return widths.slice(1).flatMap((width, layer): ParameterShape[] => [
    { name: `weight${layer}`, shape: [widths[layer] as number, width], role: 'weight' },
    { name: `bias${layer}`, shape: [width], role: 'bias' },
  ]);
}
