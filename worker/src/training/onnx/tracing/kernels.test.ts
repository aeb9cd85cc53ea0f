/** @jest-environment ./worker/src/training/testing/hostTypedArrays.cjs */
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { registerGradients } from '../../../models/gradients.ts';
import { Graph } from '../graph/graph.ts';
import { onnxModel } from '../graph/onnxModel.ts';
import type { TracedValue } from './kernel.ts';
import { trace } from './trace.ts';
import { tracingBackendName } from './tracingBackend.ts';
import { UnsupportedKernelError } from './unsupportedKernelError.ts';

type Traced = (a: tf.Tensor, b: tf.Tensor, positive: tf.Tensor, labels: tf.Tensor1D) => tf.Tensor;

/** What every traced function is given: two matrices that broadcast, one above zero, and whole numbers. */
const given = () => [
  tf.tensor2d([0.3, -1.2, 2.5, -0.7, 0, 1.1], [2, 3]),
  tf.tensor2d([0.5, 0.25, 2.5], [1, 3]),
  tf.tensor2d([0.3, 1.2, 2.5, 0.7, 0.1, 1.1], [2, 3]),
  tf.tensor1d([2, 0], 'int32'),
];

/** Functions that run a kernel, by its name. */
const cases: Record<string, Traced[]> = {
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
  ],
  Cast: [(_a, _b, _positive, labels) => tf.cast(labels, 'float32'), (a) => tf.cast(tf.relu(a), 'int32')],
  Equal: [(_a, _b, _positive, labels) => tf.equal(labels, tf.scalar(2, 'int32'))],
  Exp: [(a) => tf.exp(a)],
  ExpandDims: [(a) => tf.expandDims(a, 1), (a) => tf.expandDims(a, -1)],
  Fill: [(a) => tf.add(a, tf.fill([2, 3], 1.5))],
  Greater: [(a, b) => tf.greater(a, b)],
  GreaterEqual: [(a, b) => tf.greaterEqual(a, b)],
  Identity: [(a) => tf.neg(tf.clone(a))],
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
  Sigmoid: [(a) => tf.sigmoid(a)],
  Sqrt: [(_a, _b, positive) => tf.sqrt(positive)],
  Square: [(a) => tf.square(a)],
  Step: [(a) => tf.step(a)],
  Sub: [(a, b) => tf.sub(a, b)],
  Sum: [(a) => tf.sum(a, 0), (a) => tf.sum(a, [0, 1]), (a) => tf.sum(a, -1, true)],
  Tanh: [(a) => tf.tanh(a)],
  Transpose: [(a) => tf.transpose(a), (a) => tf.transpose(tf.expandDims(a, 0), [1, 0, 2])],
  ZerosLike: [(a) => tf.add(a, tf.zerosLike(a))],
};

/** Gradients of sums, through the gradients that `registerGradients` registers. */
const gradients: Record<string, Traced> = {
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
  logSoftmax: (a, _b, positive) => tf.grad((x) => tf.sum(tf.mul(tf.logSoftmax(x), positive)))(a),
};

async function runTraced(traced: Traced): Promise<{ shape: number[]; values: number[] }> {
  const tensors = given();
  const graph = new Graph();
  const inputs = tensors.map(({ dtype, shape }, index) => ({
    ...graph.input(dtype as 'float32', shape, `input${index}`),
    shape,
  })) satisfies TracedValue[];
  const [output] = trace(graph, inputs, (all) => [traced(...(all as Parameters<Traced>))]);
  graph.output(output as TracedValue, 'output');
  const session = await InferenceSession.create(onnxModel(graph), { logSeverityLevel: 3 });
  const feeds = tensors.map((tensor, index) => [
    `input${index}`,
    new Tensor(tensor.dtype as 'float32', tensor.dataSync<'float32'>(), tensor.shape),
  ]);
  const result = (await session.run(Object.fromEntries(feeds))).output as Tensor;
  await session.release();
  expect(result.dims).toEqual(output?.shape);
  return { shape: [...result.dims], values: Array.from(result.data as Float32Array, Number) };
}

function runOnCpu(traced: Traced): { shape: number[]; values: number[] } {
  return tf.tidy(() => {
    const result = traced(...(given() as Parameters<Traced>));
    return { shape: result.shape, values: Array.from(result.dataSync()) };
  });
}

async function expectAlike(traced: Traced): Promise<void> {
  const [found, expected] = [await runTraced(traced), runOnCpu(traced)];
  expect(found.shape).toEqual(expected.shape);
  expected.values.forEach((value, index) => {
    expect(Math.abs((found.values[index] ?? Number.NaN) - value)).toBeLessThan(
      2e-6 * Math.max(1, Math.abs(value)),
    );
  });
}

beforeAll(() => {
  tf.enableProdMode();
  registerGradients();
  void tf.setBackend('cpu');
});

describe('traced kernels', () => {
  it('each have a case here', () => {
    expect(
      tf
        .getKernelsForBackend(tracingBackendName)
        .map(({ kernelName }) => kernelName)
        .sort(),
    ).toEqual(Object.keys(cases).sort());
  });

  const all = Object.entries(cases).flatMap(([kernel, traced]) =>
    traced.map((each, index) => [`${kernel} ${index}`, each] as const),
  );
  it.each(all)('compute what the cpu backend computes: %s', async (_kernel, traced) => expectAlike(traced));

  it.each(Object.entries(gradients))('differentiate as the cpu backend does: %s', async (_name, traced) =>
    expectAlike(traced),
  );

  it('fold a bias into the product that it is added to', () => {
    const graph = new Graph();
    const inputs = [
      { ...graph.input('float32', [2, 3]), shape: [2, 3] },
      { ...graph.input('float32', [3, 4]), shape: [3, 4] },
      { ...graph.input('float32', [4]), shape: [4] },
    ];
    const [output] = trace(graph, inputs, ([x, w, b]) => [
      tf.add(tf.matMul(x as tf.Tensor2D, w as tf.Tensor2D), b as tf.Tensor1D),
    ]);
    expect(graph.producer(output as TracedValue)).toMatchObject({ operator: 'Gemm', inputs });
  });
});

describe('what cannot be traced', () => {
  it.each<[string, Traced]>([
    ['Sin', (a) => tf.sin(a)],
    ['Step', (a) => tf.step(a, 0.5)],
    ['BatchMatMul', (a) => tf.matMul(tf.reshape(a, [1, 2, 3]), tf.reshape(a, [1, 3, 2]))],
  ])('is refused by the name of its kernel, %s, and leaves the backend as it was', async (kernel, traced) => {
    const refused = runTraced(traced);
    await expect(refused).rejects.toThrow(UnsupportedKernelError);
    await expect(refused).rejects.toMatchObject({ kernel });
    expect(tf.getBackend()).toBe('cpu');
  });
});
