/** @jest-environment ./worker/src/models/testing/doubleTypedArrays.cjs */
import '@tensorflow/tfjs-backend-cpu';
import type { ModelSpec } from '@critbatch/theory';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { randomStream } from '../random/randomStream.ts';
import { batchObjective, type WeightedBatch } from '../training/batchObjective.ts';
import { registerNormaliseOnCpu } from '../training/eager/normaliseOnCpu.ts';
import { initialParameters } from './initialParameters.ts';
import { modelFromSpec } from './model.ts';
import { exampleModule } from './module/testing/exampleModule.ts';
import { layersOfEveryKind } from './testing/layersOfEveryKind.ts';
import { deepResidual, narrowShapes } from './testing/narrowResidual.ts';

beforeAll(() => {
  tf.enableProdMode();
  // Node's own test tells the doubles of this file from singles.
  tf.env().platform.isTypedArray = ArrayBuffer.isView as (value: unknown) => value is Float32Array;
  registerNormaliseOnCpu();
  void tf.setBackend('cpu');
});

const classes = 3;
const residual = (normalisation: 'batchNorm' | 'groupNorm'): ModelSpec => {
  return { architecture: 'resnet', depth: 8, inputShape: [8, 8, 3], normalisation, classes };
};
const mlp = (activation: 'relu' | 'tanh'): ModelSpec => {
  return { architecture: 'mlp', inputShape: [4, 3], hiddenWidths: [7, 5], classes, activation };
};
const decoder = (activation: 'gelu' | 'relu', head: 'tied' | 'untied'): ModelSpec => ({
  architecture: 'transformer',
  inputShape: [5],
  classes,
  depth: 2,
  width: 6,
  heads: 2,
  hiddenWidth: 7,
  activation,
  head,
});
const specs: [string, ModelSpec][] = [
  ['softmax regression', { architecture: 'softmaxRegression', inputShape: [4, 3], classes }],
  ['MLP, ReLU', mlp('relu')],
  ['MLP, tanh', mlp('tanh')],
  ['CNN', { architecture: 'cnn', inputShape: [8, 8, 3], channels: [4, 6], hiddenWidth: 5, classes }],
  ['LeNet-5', { architecture: 'lenet5', inputShape: [28, 28], classes }],
  ['ResNet-8, batch norm', residual('batchNorm')],
  ['ResNet-8, group norm', residual('groupNorm')],
  ['transformer, GELU, tied head', decoder('gelu', 'tied')],
  ['transformer, ReLU, head of its own', decoder('relu', 'untied')],
  ['a module', exampleModule()],
  ['layers of one’s own', layersOfEveryKind(3)],
];

/** Normal values under a name of their own; in double precision, as every array of this file. */
function normals(size: number, ...purpose: (string | number)[]): Float32Array {
  const random = randomStream(1, ...purpose);
  return Float32Array.from({ length: size }, () => random.normal());
}

function batchOf({ architecture, inputShape }: ModelSpec, examples: number): WeightedBatch {
  const width = inputShape.reduce((product, extent) => product * extent, 1);
  if (architecture === 'transformer') {
    const tokens = Array.from({ length: examples * width }, (_, index) => (index * index + 1) % classes);
    return {
      inputs: tf.tensor2d(tokens, [examples, width]),
      labels: tf.tensor2d([...tokens.slice(1), 0], [examples, width], 'int32'),
      weights: tf.fill([examples], 1 / examples),
    };
  }
  return {
    inputs: tf.tensor2d(normals(examples * width, 'inputs'), [examples, width]),
    labels: tf.tensor1d(
      Array.from({ length: examples }, (_, index) => index % classes),
      'int32',
    ),
    weights: tf.fill([examples], 1 / examples),
  };
}

describe.each(specs)('the gradient of %s', (_name, spec) => {
  it('is what central differences in double precision say, for every tensor of a small model', () => {
    const batch = batchOf(spec, 2);
    const objective = batchObjective(spec);
    const shapes = modelFromSpec(spec).parameters.map(({ shape }) => [...shape]);
    // Off the start, where offsets of 0 put ReLUs on their kinks.
    const values = initialParameters(spec, 1).map((start, index) => {
      const noise = normals(start.length, 'start', index);
      return start.map((value, at) => value + 0.05 * (noise[at] as number));
    });
    const tensors = (arrays: Float32Array[]) => arrays.map((array, index) => tf.tensor(array, shapes[index]));
    const { gradient } = objective.lossAndGradient(tensors(values), batch);
    expect(gradient[0]?.dataSync()).toHaveProperty('BYTES_PER_ELEMENT', 8);
    const exact = gradient.map((tensor) => tensor.dataSync<'float32'>());
    const directions = values.map(({ length }, index) => normals(length, 'direction', index));
    const lossAt = (moved: number, by: number) =>
      tf.tidy(() => {
        const shifted = values.map((array, index) =>
          index === moved ? array.map((v, at) => v + by * (directions[index]?.[at] as number)) : array,
        );
        return objective.loss(tensors(shifted), batch).dataSync()[0] as number;
      });
    const step = 1e-6;
    for (const [index, found] of exact.entries()) {
      const difference = (lossAt(index, step) - lossAt(index, -step)) / (2 * step);
      const scale = Math.sqrt(dot(found, found));
      expect(Math.abs(difference - dot(found, directions[index]))).toBeLessThan(1e-6 * scale + 1e-8);
    }
  });
});

describe.each([
  [18, 'groupNorm', 4],
  [34, 'batchNorm', 16],
] as const)('the gradient of ResNet-%p, %s, its channels divided by %p', (depth, normalisation, divisor) => {
  it('is what central differences say along directions that together move every tensor', () => {
    const spec = deepResidual(depth, normalisation, classes);
    const batch = batchOf(spec, normalisation === 'batchNorm' ? 4 : 2);
    const objective = batchObjective(spec);
    const shapes = narrowShapes(spec, divisor).map(({ shape }) => [...shape]);
    const values = narrowShapes(spec, divisor).map(({ shape, role }, index) => {
      const size = shape.reduce((product, extent) => product * extent, 1);
      const fanIn = size / (shape.at(-1) as number);
      const noise = normals(size, 'deep', index);
      if (role === 'filter' || role === 'weight') return noise.map((value) => value * Math.sqrt(2 / fanIn));
      return noise.map((value) => (role === 'scale' ? 1 : 0) + 0.1 * value);
    });
    const tensors = (arrays: Float32Array[]) => arrays.map((array, index) => tf.tensor(array, shapes[index]));
    const exact = tf
      .tidy(() => objective.lossAndGradient(tensors(values), batch).gradient)
      .map((tensor) => tensor.dataSync<'float32'>());
    const lossAlong = (moved: (Float32Array | null)[], by: number) =>
      tf.tidy(() => {
        const shifted = values.map((array, index) => {
          const direction = moved[index];
          return direction ? array.map((v, at) => v + by * (direction[at] as number)) : array;
        });
        return objective.loss(tensors(shifted), batch).dataSync()[0] as number;
      });
    // Every tensor is in one direction, and as much in its slope as the others: none can be wrong unseen.
    const count = 3;
    for (let chosen = 0; chosen < count; chosen++) {
      const moved = exact.map((gradient, index) => {
        if (index % count !== chosen) return null;
        const length = Math.sqrt(dot(gradient, gradient));
        return normals(gradient.length, 'deepDirection', index).map((value) => value / length);
      });
      const slope = exact.reduce(
        (sum, gradient, index) => sum + (moved[index] ? dot(gradient, moved[index] as Float32Array) : 0),
        0,
      );
      const step = 1e-6;
      const difference = (lossAlong(moved, step) - lossAlong(moved, -step)) / (2 * step);
      expect(Math.abs(difference - slope)).toBeLessThan(1e-5);
    }
  });
});

function dot(a: Float32Array, b: Float32Array | undefined): number {
  return a.reduce((sum, value, at) => sum + value * (b?.[at] as number), 0);
}
