import type { GradConfig, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { elementaryGradients, unbroadcast } from './elementaryGradients.ts';
import { imageGradients } from './imageGradients.ts';
import { tokenGradients } from './tokenGradients.ts';

/**
 * Registers the gradients of the kernels that our models run, in place of others that may be there by now: the whole
 * @tensorflow/tfjs, which comes with the tensorflow engine, brings its own, and a trace must not depend on that. TensorFlow.js core keeps its own in files that only a
 * bundler can resolve, and its Node bundle leaves them out; the whole @tensorflow/tfjs would bring them at 100 MB.
 */
export function registerGradients(): void {
  for (const gradient of [...gradients, ...elementaryGradients, ...imageGradients, ...tokenGradients]) {
    if (tf.getGradient(gradient.kernelName) === gradient) continue;
    if (tf.getGradient(gradient.kernelName)) tf.unregisterGradient(gradient.kernelName);
    tf.registerGradient(gradient);
  }
}

/** Kernels of two operands, whose gradients are `left` and `right` of (dy, a, b). */
function binary(
  kernelName: string,
  left: (dy: Tensor, a: Tensor, b: Tensor) => Tensor,
  right: (dy: Tensor, a: Tensor, b: Tensor) => Tensor,
): GradConfig {
  return {
    kernelName,
    inputsToSave: ['a', 'b'],
    gradFunc: (given, saved) => {
      const dy = given as Tensor;
      const [a, b] = saved as [Tensor, Tensor];
      return { a: () => unbroadcast(left(dy, a, b), a), b: () => unbroadcast(right(dy, a, b), b) };
    },
  };
}

/** Kernels of one operand, whose gradient follows from dy and the operand. */
function ofInput(kernelName: string, gradient: (dy: Tensor, x: Tensor) => Tensor): GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => gradient(dy as Tensor, x as Tensor) }),
  };
}

const gradients: readonly GradConfig[] = [
  { kernelName: tf.Identity, gradFunc: (dy) => ({ x: () => tf.cast(dy as Tensor, 'float32') }) },
  { kernelName: tf.Cast, gradFunc: (dy) => ({ x: () => tf.cast(dy as Tensor, 'float32') }) },
  { kernelName: tf.Neg, gradFunc: (dy) => ({ x: () => tf.neg(dy as Tensor) }) },
  ofInput(tf.Reshape, (dy, x) => tf.reshape(dy, x.shape)),
  {
    // By the output, which is above zero where the input is: the input need not be kept, nor even computed apart.
    kernelName: tf.Relu,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => tf.mul(dy as Tensor, tf.cast(tf.step(y as Tensor), 'float32')) }),
  },
  ofInput(tf.Square, (dy, x) => tf.mul(dy, tf.mul(x, 2))),
  {
    kernelName: tf.Tanh,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => tf.mul(dy as Tensor, tf.sub(1, tf.square(y as Tensor))) }),
  },
  {
    kernelName: tf.Sigmoid,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({
      x: () => tf.mul(dy as Tensor, tf.mul(y as Tensor, tf.sub(1, y as Tensor))),
    }),
  },
  {
    kernelName: tf.Concat,
    saveAllInputs: true,
    gradFunc: (dy, saved, attributes) => {
      const shapes = (saved as Tensor[]).map(({ shape }) => shape);
      const { length: rank } = shapes[0] as number[];
      const axis = ((attributes.axis as number) + rank) % rank;
      let start = 0;
      const slices = shapes.map((shape) => {
        const begin = shape.map((_, at) => (at === axis ? start : 0));
        start += shape[axis] as number;
        return () => tf.slice(dy as Tensor, begin, shape);
      });
      return Object.fromEntries(slices.entries());
    },
  },
  binary(
    tf.Add,
    (dy) => dy,
    (dy) => dy,
  ),
  binary(
    tf.Sub,
    (dy) => dy,
    (dy) => tf.neg(dy),
  ),
  binary(
    tf.Multiply,
    (dy, _a, b) => tf.mul(dy, b),
    (dy, a) => tf.mul(dy, a),
  ),
  {
    kernelName: tf.Sum,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => ({
      x: () => {
        const { shape } = x as Tensor;
        const axes = tf.util.parseAxisParam(attributes.axis as number | number[], shape);
        const kept = shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));
        return tf.mul(tf.reshape(dy as Tensor, kept), tf.ones(shape));
      },
    }),
  },
  {
    kernelName: tf.Mean,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => ({
      x: () => {
        const { shape, size } = x as Tensor;
        const axes = tf.util.parseAxisParam(attributes.axis as number | number[], shape);
        const kept = shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));
        const share = tf.div(dy as Tensor, size / Math.max(1, (dy as Tensor).size));
        return tf.broadcastTo(tf.reshape(share, kept), shape as [number]);
      },
    }),
  },
  {
    kernelName: tf.Transpose,
    gradFunc: (dy, _saved, attributes) => ({
      x: () =>
        tf.transpose(dy as Tensor, tf.backend_util.getUndoAxesPermutation(attributes.perm as number[])),
    }),
  },
  {
    kernelName: tf.PadV2,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => ({
      x: () => {
        const begin = (attributes.paddings as unknown as [number, number][]).map(([before]) => before);
        return tf.slice(dy as Tensor, begin, (x as Tensor).shape);
      },
    }),
  },
  {
    kernelName: tf.Slice,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => ({
      x: () => {
        const [sliced, whole] = [dy as Tensor, x as Tensor];
        const [begin] = tf.slice_util.parseSliceParams(
          whole,
          attributes.begin as number[],
          attributes.size as number[],
        ) as [number[], number[]];
        const margins = whole.shape.map((extent, axis): [number, number] => {
          const before = begin[axis] ?? 0;
          return [before, extent - before - (sliced.shape[axis] ?? 0)];
        });
        return tf.pad(sliced, margins);
      },
    }),
  },
  {
    kernelName: tf.BatchMatMul,
    inputsToSave: ['a', 'b'],
    gradFunc: (given, saved, attributes) => {
      const dy = given as Tensor2D;
      // For batches of matrices the same holds for each matrix.
      const [a, b] = saved as [Tensor2D, Tensor2D];
      const [turnedA, turnedB] = [attributes.transposeA, attributes.transposeB] as [boolean, boolean];
      // With A = op(a) and B = op(b): dA = dy·Bᵀ and dB = Aᵀ·dy, each turned back where its operand was turned.
      return {
        a: () => (turnedA ? tf.matMul(b, dy, turnedB, true) : tf.matMul(dy, b, false, !turnedB)),
        b: () => (turnedB ? tf.matMul(dy, a, true, turnedA) : tf.matMul(a, dy, !turnedA, false)),
      };
    },
  },
];
