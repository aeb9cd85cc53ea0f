import { type Layer, type ModelSpec, shapeLayers, sourcesOf } from '@critbatch/theory';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { batchNormalisation } from './batchNormalisation.ts';
import { inLayer } from './inLayer.ts';
import type { Model } from './model.type.ts';

/** A model of one's own: its layers one after the other, each of the outputs that it asks for. */
export function layered(spec: Extract<ModelSpec, { architecture: 'layers' }>): Model['logits'] {
  const shaped = shapeLayers(spec.inputShape, spec.layers);
  return (parameters, inputs, pass) => {
    const normalise = batchNormalisation(pass);
    const given = parameters.values();
    const outputs: Tensor[] = [tf.reshape(inputs, [inputs.shape[0], ...spec.inputShape])];
    for (const [index, { layer, parameters: own }] of shaped.entries()) {
      const values = own.map(() => given.next().value as Tensor);
      const taken = sourcesOf(layer).map((source) => outputs[source] as Tensor);
      outputs.push(inLayer(`${layer.kind}${index + 1}`, () => apply(layer, taken, values, normalise)));
    }
    return outputs.at(-1) as Tensor2D;
  };
}

function apply(
  layer: Layer,
  taken: readonly Tensor[],
  parameters: readonly Tensor[],
  normalise: ReturnType<typeof batchNormalisation>,
): Tensor {
  const [x] = taken as [Tensor];
  const [weight, bias] = parameters;
  const biased = (sums: Tensor) => (bias ? tf.add(sums, bias) : sums);
  switch (layer.kind) {
    case 'dense':
      return biased(tf.matMul(x as Tensor2D, weight as Tensor2D));
    case 'convolution':
      return biased(tf.conv2d(x as Tensor4D, weight as Tensor4D, layer.stride, layer.padding));
    case 'maxima':
      return tf.maxPool(wholeWindows(x as Tensor4D, layer.size), layer.size, layer.size, 'valid');
    case 'averages':
      return tf.avgPool(wholeWindows(x as Tensor4D, layer.size), layer.size, layer.size, 'valid');
    case 'globalAverages':
      return tf.mean(x, [1, 2]);
    case 'flatten':
      return tf.reshape(x, [x.shape[0] as number, -1]);
    case 'activation':
      return { relu: tf.relu, tanh: tf.tanh, sigmoid: tf.sigmoid }[layer.activation](x);
    case 'batchNorm': {
      // Rows are images of one pixel.
      const images: Tensor4D =
        x.rank === 4 ? (x as Tensor4D) : tf.reshape(x, [x.shape[0] as number, 1, 1, -1]);
      return tf.reshape(normalise(images, weight as Tensor1D, bias as Tensor1D), x.shape);
    }
    case 'add':
      return taken.slice(1).reduce((sum, next) => tf.add(sum, next), x);
    case 'concatenate':
      return tf.concat([...taken], -1);
  }
}

/** Images without the rows and columns at their ends that fill no window: the traced gradients want windows that tile. */
function wholeWindows(images: Tensor4D, [rows, columns]: readonly [number, number]): Tensor4D {
  const [count, height, width, channels] = images.shape;
  const kept = [height - (height % rows), width - (width % columns)] as const;
  if (kept[0] === height && kept[1] === width) return images;
  return tf.slice(images, [0, 0, 0, 0], [count, ...kept, channels]);
}
