import * as tf from '@tensorflow/tfjs-core';
import { normalise, type Sharing } from '../../../../models/normalise.ts';

type Traced = (x: tf.Tensor4D, y: tf.Tensor4D, filter: tf.Tensor4D, scale: tf.Tensor1D) => tf.Tensor;

/** Images whose channels fill blocks of 16 and of 8, and some that fill none. */
export const channelCounts = [16, 32, 6];

/** What every traced function is given: two batches of images, a filter and a value per channel, each from a seed. */
export function images(channels: number): [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D, tf.Tensor1D] {
  return [
    tf.randomNormal([2, 8, 8, channels], 0, 1, 'float32', 1),
    tf.randomNormal([2, 8, 8, channels], 0, 1, 'float32', 2),
    tf.randomNormal([3, 3, channels, 16], 0, 1, 'float32', 3),
    tf.randomNormal([channels], 0, 1, 'float32', 4),
  ];
}

const convolved = (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.conv2d(x, filter, 1, 1);
const biasOf = (filter: tf.Tensor4D) => tf.mean(filter, [0, 1, 2]);
const normalised = (x: tf.Tensor4D, scale: tf.Tensor1D, sharing: Sharing) =>
  normalise(tf.relu(x), scale, tf.square(scale), sharing);
const batchNormalised = (x: tf.Tensor4D, scale: tf.Tensor1D) =>
  tf.batchNorm4d(x, scale, tf.square(scale), scale, scale, 1e-3);

/** At images that are full of ties. */
const maxPoolGradient = (x: tf.Tensor4D) =>
  tf.grad((z) => tf.sum(tf.square(tf.maxPool(z as tf.Tensor4D, 2, 2, 'valid'))))(x);

/** Functions that run a kernel, by its name; most of them on what a convolution leaves, in whose layout it then lies. */
export const imageCases: Record<string, Traced[]> = {
  AvgPool: [
    (x) => tf.avgPool(x, 2, 2, 'valid'),
    (x, _y, filter) => tf.avgPool(convolved(x, filter), 2, 2, 'valid'),
  ],
  Concat: [(x, y) => tf.concat([x, y, x], 3), (x, y) => tf.concat([x, y], -2)],
  Conv2D: [
    (x, _y, filter) => tf.conv2d(x, filter, 1, 1),
    (x, _y, filter) => tf.conv2d(x, filter, 2, 1),
    (x, _y, filter) => tf.conv2d(x, filter, 1, 'valid'),
    (x, _y, filter) => tf.conv2d(x, filter, 2, 'same'),
    (x, _y, filter) => tf.conv2d(x, filter, 1, 'same', 'NHWC', 2),
    (x, _y, filter) => tf.relu(tf.add(convolved(x, filter), biasOf(filter))),
    (x, y, filter) => tf.relu(tf.add(convolved(x, filter), convolved(y, filter))),
    (x, y, filter) => tf.add(tf.relu(convolved(x, filter)), convolved(y, filter)),
  ],
  FusedBatchNorm: [
    (x, _y, _filter, scale) => batchNormalised(x, scale),
    (x, _y, filter) => batchNormalised(convolved(x, filter), biasOf(filter) as tf.Tensor1D),
  ],
  MaxPool: [
    (x) => tf.maxPool(x, 2, 2, 'valid'),
    (x, _y, filter) => tf.maxPool(convolved(x, filter), 2, 2, 'valid'),
  ],
  MaxPoolGrad: [
    (x) => maxPoolGradient(tf.step(x)),
    (x, _y, filter) => maxPoolGradient(tf.step(convolved(x, filter))),
  ],
  Normalise: [
    (x, _y, _filter, scale) => normalised(x, scale, 'batch').values,
    (x, _y, _filter, scale) => normalised(x, scale, 'batch').mean,
    (x, _y, _filter, scale) => normalised(x, scale, { groups: 2 }).variance,
    (x, _y, filter) => normalised(convolved(x, filter), biasOf(filter) as tf.Tensor1D, { groups: 4 }).values,
    (x, _y, filter) => normalised(convolved(x, filter), biasOf(filter) as tf.Tensor1D, 'batch').values,
  ],
  PadV2: [
    (x) =>
      tf.pad(
        x,
        [
          [0, 0],
          [1, 2],
          [0, 1],
          [0, 0],
        ],
        0.5,
      ),
  ],
  Slice: [(x) => tf.slice(x, [1, 0, 2, 0], [1, -1, 3, -1])],
  Tile: [(_x, _y, _filter, scale) => tf.tile(scale, [3]), (x) => tf.tile(x, [1, 2, 1, 1])],
  'Mean over pixels': [(x, _y, filter) => tf.mean(convolved(x, filter), [1, 2])],
  'Sum over images and pixels': [(x, _y, filter) => tf.sum(convolved(x, filter), [0, 1, 2])],
  'Transpose of a result': [(x, _y, filter) => tf.transpose(convolved(x, filter), [3, 1, 0, 2])],
  'Reshape of a result': [(x, _y, filter) => tf.reshape(convolved(x, filter), [2, -1])],
  'Multiply by channels': [(x, _y, filter) => tf.mul(convolved(x, filter), biasOf(filter))],
  'AddN of layouts': [(x, y, filter) => tf.addN([convolved(x, filter), tf.conv2d(y, filter, 1, 'same')])],
};

/** The kernel of a gradient, and functions of images and a filter whose sum of squares is differentiated by both. */
export const imageGradients: Record<string, Traced[]> = {
  AvgPoolGrad: [
    (x, _y, filter) => tf.avgPool(convolved(tf.avgPool(x, 2, 2, 'valid'), filter), 2, 2, 'valid'),
  ],
  Conv2DBackpropFilter: [
    (x, _y, filter) => tf.conv2d(x, filter, 1, 1),
    (x, _y, filter) => tf.conv2d(x, filter, 2, 1),
    (x, _y, filter) => tf.conv2d(x, filter, 1, 'valid'),
    (x, _y, filter) => tf.conv2d(tf.slice(x, [0, 0, 0, 0], [1, 7, 7, -1]) as tf.Tensor4D, filter, 1, 1),
    (x, _y, filter) => tf.conv2d(x, tf.slice(filter, [1, 1, 0, 0], [1, 1, -1, -1]) as tf.Tensor4D, 2, 0),
  ],
  Conv2DBackpropInput: [
    (x, _y, filter) => tf.conv2d(tf.square(x), filter, 1, 1),
    (x, _y, filter) => tf.conv2d(tf.square(x), filter, 2, 1),
    (x, _y, filter) => tf.conv2d(tf.square(x), filter, 2, 'same'),
    (x, _y, filter) => tf.conv2d(tf.square(x), filter, 1, 'valid'),
  ],
  MaxPoolGrad: [
    (x, _y, filter) => convolved(tf.maxPool(tf.tanh(x), 2, 2, 'valid'), filter),
    (x, _y, filter) => tf.maxPool(tf.relu(convolved(x, filter)), 2, 2, 'valid'),
  ],
  NormaliseGrad: [
    (x, _y, filter, scale) => convolved(normalised(x, scale, 'batch').values, filter),
    (x, _y, filter, scale) => convolved(normalised(x, scale, { groups: 2 }).values, filter),
    (x, _y, filter) => normalised(convolved(x, filter), biasOf(filter) as tf.Tensor1D, 'batch').values,
    (x, _y, filter) => normalised(convolved(x, filter), biasOf(filter) as tf.Tensor1D, { groups: 4 }).values,
  ],
  'a shortcut': [(x, y, filter) => tf.relu(tf.add(convolved(tf.relu(x), filter), convolved(y, filter)))],
  'a bias': [(x, _y, filter) => tf.relu(tf.add(convolved(x, filter), biasOf(filter)))],
  'a mean over pixels': [(x, _y, filter) => tf.mean(tf.relu(convolved(x, filter)), [1, 2])],
  padding: [
    (x, _y, filter) =>
      tf.conv2d(
        tf.pad(x, [
          [0, 0],
          [1, 1],
          [1, 1],
          [0, 0],
        ]),
        filter,
        2,
        'valid',
      ),
  ],
};
