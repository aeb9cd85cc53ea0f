import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';

/** A small network of gated convolutions with batch normalisation, written out: all that a module can do is here once. */
export const inputShape = [28, 28];
export const classes = 10;

const widths = [1, 8, 16];
const layers = widths.slice(1).map((channels, layer) => ({ channels, before: widths[layer] as number }));

/** Every trained tensor: `logits` is given them in this order. First values follow from name, shape and role. */
export const parameters = [
  ...layers.flatMap(({ channels, before }, layer) => [
    { name: `filter${layer}`, shape: [3, 3, before, channels], role: 'filter' },
    { name: `scale${layer}`, shape: [channels], role: 'scale' },
    { name: `offset${layer}`, shape: [channels], role: 'offset' },
  ]),
  { name: 'weight', shape: [widths.at(-1), classes], role: 'weight' },
  { name: 'bias', shape: [classes], role: 'bias' },
];

/** For each batch normalisation its channels; leave it out where there is none. */
export const normalisedChannels = layers.map(({ channels }) => channels);

/** 'he' (the default) or 'glorot': the variance of the first weights and filters. */
export const initialiser = 'he';

/** Most examples that pass at once (128 where it is left out): larger batches are summed over parts. */
export const microBatchSize = 256;

type Pass =
  | { kind: 'training'; record(mean: Tensor1D, variance: Tensor1D): void }
  | { kind: 'evaluation'; statistics: readonly Tensor[] };

/** Inputs [examples, values] → logits [examples, classes]; a function of its arguments alone. */
export function logits(given: readonly Tensor[], inputs: Tensor2D, pass: Pass): Tensor2D {
  let images: Tensor4D = tf.reshape(inputs, [inputs.shape[0], 28, 28, 1]);
  for (const [layer] of layers.entries()) {
    const [filter, scale, offset] = given.slice(3 * layer) as [Tensor4D, Tensor1D, Tensor1D];
    const convolved = tf.conv2d(images, filter, 2, 'same');
    const normalised = tf.add(tf.mul(standardise(convolved, layer, pass), scale), offset) as Tensor4D;
    images = tf.mul(normalised, tf.sigmoid(normalised));
  }
  const [weight, bias] = given.slice(3 * layers.length) as [Tensor2D, Tensor1D];
  return tf.add(tf.matMul(tf.mean(images, [1, 2]) as Tensor2D, weight), bias);
}

/** By the batch's own mean and variance in training, which are recorded; by the moving ones in an evaluation. */
function standardise(images: Tensor4D, layer: number, pass: Pass): Tensor4D {
  const overPixels = [0, 1, 2];
  const isTraining = pass.kind === 'training';
  const mean = isTraining ? tf.mean(images, overPixels) : (pass.statistics[2 * layer] as Tensor);
  const centred = tf.sub(images, mean);
  const variance = isTraining
    ? tf.mean(tf.square(centred), overPixels)
    : (pass.statistics[2 * layer + 1] as Tensor);
  if (isTraining) pass.record(mean as Tensor1D, variance as Tensor1D);
  return tf.div(centred, tf.sqrt(tf.add(variance, 1e-5)));
}
