import * as tf from '@tensorflow/tfjs-core';
import { normalise } from '../../../../models/normalise.ts';

type Traced = (a: tf.Tensor, b: tf.Tensor, positive: tf.Tensor, labels: tf.Tensor1D) => tf.Tensor;

/** What every traced function is given: two matrices that broadcast, one above zero, and whole numbers. */
export const matrices = () => [
  tf.tensor2d([0.3, -1.2, 2.5, -0.7, 0, 1.1], [2, 3]),
  tf.tensor2d([0.5, 0.25, 2.5], [1, 3]),
  tf.tensor2d([0.3, 1.2, 2.5, 0.7, 0.1, 1.1], [2, 3]),
  tf.tensor1d([2, 0], 'int32'),
];

const layerNormalised = (x: tf.Tensor, scale: tf.Tensor) => {
  const [values, offset] = [tf.reshape<tf.Rank.R1>(scale, [3]), tf.tensor1d([0.1, 0, -1])];
  return normalise(tf.reshape(x, [2, 1, 1, 3]), values, offset, { groups: 1 }).values;
};
/** Two matrices of one. */
const sideBySide = (a: tf.Tensor): tf.Tensor3D =>
  tf.reshape(tf.concat([a, tf.neg(a)]), [2, ...a.shape] as [number, number, number]);

/** Functions that run a kernel, by its name. */
export const matrixCases: Record<string, Traced[]> = {
  Abs: [(a) => tf.abs(a)],
  Add: [
    (a, b) => tf.add(a, b),
    (a, b, positive) => tf.add(tf.matMul(a, positive, false, true), tf.sum(b)),
    (a, b) => tf.add(tf.matMul(a, b, false, true), tf.tensor1d([3])),
  ],
  AddN: [(a, _b, positive) => tf.addN([a, positive, a])],
  ArgMax: [(a) => tf.argMax(a, 1), (a) => tf.argMax(tf.zerosLike(a), 0)],
  BatchMatMul: [
    (a, _b, positive) => tf.matMul(a, positive, true, false),
    (a, b) => tf.matMul(a, b, false, true),
    (a, _b, positive) => tf.matMul(tf.transpose(a), positive, true, true),
    (a, _b, positive) => tf.matMul(sideBySide(a), sideBySide(positive), true, false),
    (a, _b, positive) => tf.matMul(sideBySide(a), sideBySide(positive), false, true),
    (a, _b, positive) => tf.matMul(sideBySide(a), tf.transpose(sideBySide(positive), [0, 2, 1])),
  ],
  Cast: [(_a, _b, _positive, labels) => tf.cast(labels, 'float32'), (a) => tf.cast(tf.relu(a), 'int32')],
  Elu: [(a) => tf.elu(a)],
  Equal: [(_a, _b, _positive, labels) => tf.equal(labels, tf.scalar(2, 'int32'))],
  Exp: [(a) => tf.exp(a)],
  ExpandDims: [(a) => tf.expandDims(a, 1), (a) => tf.expandDims(a, -1)],
  Fill: [(a) => tf.add(a, tf.fill([2, 3], 1.5))],
  GatherV2: [
    (a, _b, _positive, labels) => tf.gather(tf.transpose(a), labels),
    (a, _b, _positive, labels) => tf.gather(a, tf.reshape(labels, [2, 1]), 1),
  ],
  Greater: [(a, b) => tf.greater(a, b)],
  GreaterEqual: [(a, b) => tf.greaterEqual(a, b)],
  Identity: [(a) => tf.neg(tf.clone(a))],
  LeakyRelu: [(a) => tf.leakyRelu(a, 0.3)],
  Less: [(a, b) => tf.less(a, b)],
  LessEqual: [(a, b) => tf.lessEqual(a, b)],
  Log: [(_a, _b, positive) => tf.log(positive)],
  Max: [(a) => tf.max(a, 1, true), (a) => tf.max(a)],
  Maximum: [(a, b) => tf.maximum(a, b)],
  Mean: [(a) => tf.mean(a, 0), (a) => tf.mean(a)],
  Min: [(a) => tf.min(a, 0)],
  Minimum: [(a, b) => tf.minimum(a, b)],
  Multiply: [(a, b) => tf.mul(a, b)],
  Neg: [(a) => tf.neg(a)],
  OneHot: [(_a, _b, _positive, labels) => tf.oneHot(labels, 4, 1, 0, 'float32')],
  OnesLike: [(a) => tf.add(a, tf.onesLike(a))],
  RealDiv: [(a, b) => tf.div(a, b)],
  Reciprocal: [(_a, _b, positive) => tf.reciprocal(positive)],
  Relu: [(a) => tf.relu(a)],
  Reshape: [(a) => tf.reshape(a, [3, -1]), (a) => tf.reshape(tf.sum(a), [])],
  Rsqrt: [(_a, _b, positive) => tf.rsqrt(positive)],
  Sigmoid: [(a) => tf.sigmoid(a)],
  Softmax: [(a) => tf.softmax(a), (a) => tf.softmax(sideBySide(a))],
  Softplus: [(a) => tf.softplus(a)],
  Sqrt: [(_a, _b, positive) => tf.sqrt(positive)],
  Square: [(a) => tf.square(a)],
  SquaredDifference: [(a, b) => tf.squaredDifference(a, b)],
  Step: [(a) => tf.step(a)],
  Sub: [(a, b) => tf.sub(a, b)],
  Sum: [(a) => tf.sum(a, 0), (a) => tf.sum(a, [0, 1]), (a) => tf.sum(a, -1, true)],
  Tanh: [(a) => tf.tanh(a)],
  Transpose: [(a) => tf.transpose(a), (a) => tf.transpose(tf.expandDims(a, 0), [1, 0, 2])],
  ZerosLike: [(a) => tf.add(a, tf.zerosLike(a))],
};

/** Gradients of sums, through the gradients that `registerGradients` registers. */
export const matrixGradients: Record<string, Traced> = {
  relu: (a) => tf.grad((x) => tf.sum(tf.relu(x)))(a),
  tanh: (a) => tf.grad((x) => tf.sum(tf.tanh(x)))(a),
  square: (a) => tf.grad((x) => tf.sum(tf.square(x)))(a),
  'matMul, transposed left': (a, _b, positive) =>
    tf.grad((x) => tf.sum(tf.square(tf.matMul(x, positive, true, false))))(a),
  'matMul, transposed right': (a, _b, positive) =>
    tf.grad((x) => tf.sum(tf.square(tf.matMul(positive, x, false, true))))(a),
  'matMul, transposed both': (a, _b, positive) =>
    tf.grad((x) => tf.sum(tf.square(tf.matMul(x, positive, true, true))))(tf.transpose(a)),
  'a bias that broadcasts': (a, b) => tf.grad((x) => tf.sum(tf.square(tf.add(a, x))))(b),
  'a factor that broadcasts': (a, b) => tf.grad((x) => tf.sum(tf.square(tf.sub(a, tf.mul(a, x)))))(b),
  softmax: (a, _b, positive) => tf.grad((x) => tf.sum(tf.mul(tf.softmax(x), positive)))(a),
  'matMul of each': (a, _b, positive) =>
    tf.grad((x) => tf.sum(tf.square(tf.matMul(sideBySide(x), sideBySide(positive), false, true))))(a),
  'rows that are gathered, one of them twice': (a, _b, positive) =>
    tf.grad((x) => {
      const rows = tf.gather(x, tf.tensor1d([1, 0, 1], 'int32'));
      return tf.sum(tf.square(tf.matMul(rows as tf.Tensor2D, positive as tf.Tensor2D, false, true)));
    })(a),
  'layer normalisation, of the rows': (a, b) => tf.grad((x) => tf.sum(tf.sigmoid(layerNormalised(x, b))))(a),
  'layer normalisation, of the scale': (a, b) => tf.grad((x) => tf.sum(tf.sigmoid(layerNormalised(a, x))))(b),
  logSoftmax: (a, _b, positive) => tf.grad((x) => tf.sum(tf.mul(tf.logSoftmax(x), positive)))(a),
};
