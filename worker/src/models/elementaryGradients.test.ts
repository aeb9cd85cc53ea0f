/** @jest-environment ./worker/src/models/testing/doubleTypedArrays.cjs */
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { registerGradients } from './gradients.ts';

beforeAll(() => {
  tf.enableProdMode();
  // Node's own test tells the doubles of this file from singles.
  tf.env().platform.isTypedArray = ArrayBuffer.isView as (value: unknown) => value is Float32Array;
  registerGradients();
  void tf.setBackend('cpu');
});

const signed = [0.3, -1.2, 2.5, -0.7, 0.9, 1.1];
const positive = [0.3, 1.2, 2.5, 0.7, 0.1, 1.1];
const row = [0.5, 0.25, 2.75];

type Case = [string, number[], (x: tf.Tensor) => tf.Tensor];
const against = (values: number[]) => tf.tensor2d(values, [1, 3]);
const cases: Case[] = [
  ['Abs', signed, (x) => tf.abs(x)],
  ['Log', positive, (x) => tf.log(x)],
  ['Softplus', signed, (x) => tf.softplus(x)],
  ['LeakyRelu', signed, (x) => tf.leakyRelu(x, 0.3)],
  ['Exp', signed, (x) => tf.exp(x)],
  ['Sqrt', positive, (x) => tf.sqrt(x)],
  ['Rsqrt', positive, (x) => tf.rsqrt(x)],
  ['Reciprocal', signed, (x) => tf.reciprocal(x)],
  ['Elu', signed, (x) => tf.elu(x)],
  ['RealDiv, left', signed, (x) => tf.div(x, against(row))],
  ['RealDiv, right and repeated', positive, (x) => tf.div(tf.tensor3d(signed, [2, 1, 3]), x)],
  ['SquaredDifference', signed, (x) => tf.squaredDifference(x, against(row))],
  ['SquaredDifference, right', signed, (x) => tf.squaredDifference(against(row), x)],
  ['Maximum', signed, (x) => tf.maximum(x, against(row))],
  ['Maximum, right', signed, (x) => tf.maximum(against(row), x)],
  ['Minimum', signed, (x) => tf.minimum(x, against(row))],
  ['Minimum, right', signed, (x) => tf.minimum(against(row), x)],
  ['Max', signed, (x) => tf.max(x, 1)],
  ['Max of all', signed, (x) => tf.max(x)],
  ['Min, its axis kept', signed, (x) => tf.min(x, 0, true)],
  ['ExpandDims', signed, (x) => tf.expandDims(x, 1)],
  ['AddN', signed, (x) => tf.addN([x, tf.square(x), x])],
];

describe('the gradient of', () => {
  it.each(cases)('%s is what central differences in double precision say', (_name, values, traced) => {
    // Cubed, so that what flows back is another number for each value.
    const loss = (x: tf.Tensor) => {
      const y = traced(x);
      return tf.sum(tf.mul(tf.square(y), y)) as tf.Scalar;
    };
    const at = (moved: number[]) => tf.tensor2d(moved, [2, 3]);
    const exact = tf.grad(loss)(at(values)).dataSync<'float32'>();
    const step = 1e-6;
    values.forEach((_, index) => {
      const moved = (by: number) => values.map((value, place) => (place === index ? value + by : value));
      const difference =
        ((loss(at(moved(step))).dataSync()[0] as number) - (loss(at(moved(-step))).dataSync()[0] as number)) /
        (2 * step);
      expect(Math.abs((exact[index] as number) - difference)).toBeLessThan(
        1e-6 * Math.max(1, Math.abs(difference)),
      );
    });
  });
});
