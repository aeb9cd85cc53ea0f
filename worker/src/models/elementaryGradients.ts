import type { GradConfig, NamedAttrMap, Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';

/** Gradients of the kernels that can be traced, and that modules of users run where our models do not. */
export const elementaryGradients: readonly GradConfig[] = [
  ofInput(tf.Abs, (dy, x) => tf.mul(dy, tf.sub(slope(x), slope(tf.neg(x))))),
  ofInput(tf.Log, (dy, x) => tf.div(dy, x)),
  ofInput(tf.Softplus, (dy, x) => tf.mul(dy, tf.sigmoid(x))),
  ofInput(tf.LeakyRelu, (dy, x, { alpha }) => {
    const [below, above] = [alpha as number, 1 - (alpha as number)];
    return tf.mul(dy, tf.add(tf.mul(slope(x), above), below));
  }),
  ofOutput(tf.Exp, (dy, y) => tf.mul(dy, y)),
  ofOutput(tf.Sqrt, (dy, y) => tf.div(dy, tf.mul(y, 2))),
  ofOutput(tf.Rsqrt, (dy, y) => tf.mul(dy, tf.mul(tf.mul(y, tf.square(y)), -0.5))),
  ofOutput(tf.Reciprocal, (dy, y) => tf.neg(tf.mul(dy, tf.square(y)))),
  // y + 1 below zero, where y is eˣ − 1.
  ofOutput(tf.Elu, (dy, y) => tf.mul(dy, tf.add(tf.minimum(y, 0), 1))),
  ofTwo(
    tf.RealDiv,
    (dy, _a, b) => tf.div(dy, b),
    (dy, a, b) => tf.neg(tf.div(tf.mul(dy, a), tf.square(b))),
  ),
  ofTwo(
    tf.SquaredDifference,
    (dy, a, b) => tf.mul(dy, tf.mul(tf.sub(a, b), 2)),
    (dy, a, b) => tf.mul(dy, tf.mul(tf.sub(b, a), 2)),
  ),
  // Where both are equal, the left one gets the whole gradient.
  ofTwo(
    tf.Maximum,
    (dy, a, b) => tf.mul(dy, tf.cast(tf.greaterEqual(a, b), 'float32')),
    (dy, a, b) => tf.mul(dy, tf.cast(tf.less(a, b), 'float32')),
  ),
  ofTwo(
    tf.Minimum,
    (dy, a, b) => tf.mul(dy, tf.cast(tf.lessEqual(a, b), 'float32')),
    (dy, a, b) => tf.mul(dy, tf.cast(tf.greater(a, b), 'float32')),
  ),
  ofExtreme(tf.Max, 'reductionIndices'),
  ofExtreme(tf.Min, 'axis'),
  {
    kernelName: tf.ExpandDims,
    inputsToSave: ['input'],
    gradFunc: (dy, [x]) => ({ input: () => tf.reshape(dy as Tensor, (x as Tensor).shape) }),
  },
  {
    kernelName: tf.AddN,
    saveAllInputs: true,
    gradFunc: (dy, saved) =>
      Object.fromEntries(saved.map((_, index) => [index, () => tf.clone(dy as Tensor)])),
  },
];

/** 1 above zero, else 0. */
function slope(x: Tensor): Tensor {
  return tf.cast(tf.step(x), 'float32');
}

function ofInput(
  kernelName: string,
  gradient: (dy: Tensor, x: Tensor, attributes: NamedAttrMap) => Tensor,
): GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => ({ x: () => gradient(dy as Tensor, x as Tensor, attributes) }),
  };
}

function ofOutput(kernelName: string, gradient: (dy: Tensor, y: Tensor) => Tensor): GradConfig {
  return {
    kernelName,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => gradient(dy as Tensor, y as Tensor) }),
  };
}

function ofTwo(
  kernelName: string,
  left: (dy: Tensor, a: Tensor, b: Tensor) => Tensor,
  right: (dy: Tensor, a: Tensor, b: Tensor) => Tensor,
): GradConfig {
  return {
    kernelName,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [Tensor, Tensor];
      return {
        a: () => unbroadcast(left(dy as Tensor, a, b), a),
        b: () => unbroadcast(right(dy as Tensor, a, b), b),
      };
    },
  };
}

/** Every value that is the extreme has all of it, as in TensorFlow.js. */
function ofExtreme(kernelName: string, axisName: string): GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, saved, attributes) => ({
      x: () => {
        const [x, y] = saved as [Tensor, Tensor];
        const axes = tf.util.parseAxisParam(attributes[axisName] as number | number[], x.shape);
        const kept = x.shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));
        const isExtreme = tf.cast(tf.equal(x, tf.reshape(y, kept)), 'float32');
        return tf.mul(tf.reshape(dy as Tensor, kept), isExtreme);
      },
    }),
  };
}

/** Undoes broadcasting: sums a gradient over the axes along which its operand was repeated. */
export function unbroadcast(gradient: Tensor, operand: Tensor): Tensor {
  const axes = tf.broadcast_util.getReductionAxes(operand.shape, gradient.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(gradient, axes) : gradient, operand.shape);
}
