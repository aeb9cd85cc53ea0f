import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { registerGradients } from '../../../models/gradients.ts';
import { inLayer } from '../../../models/inLayer.ts';
import { registerNormaliseOnCpu } from '../../eager/normaliseOnCpu.ts';
import { channelBlock } from '../channelBlock.ts';
import { Graph } from '../graph/graph.ts';
import type { TracedValue } from './kernel.ts';
import { channelCounts, imageCases, imageGradients, images } from './testing/imageCases.ts';
import { matrices, matrixCases, matrixGradients } from './testing/matrixCases.ts';
import { difference, runEagerly, runTraced } from './testing/runTraced.ts';
import { trace } from './trace.ts';
import { tracingBackendName } from './tracingBackend.ts';
import { UnsupportedKernelError } from './unsupportedKernelError.ts';

const plain = { channelBlock: null };
/** Blocked where this machine has blocks; else the plain graphs are tested twice. */
let blocked = plain as { channelBlock: number | null };

beforeAll(async () => {
  tf.enableProdMode();
  registerGradients();
  registerNormaliseOnCpu();
  void tf.setBackend('cpu');
  blocked = { channelBlock: await channelBlock() };
});

type Functions<Given extends tf.Tensor[]> = Record<string, ((...tensors: Given) => tf.Tensor)[]>;

function named<Given extends tf.Tensor[]>(functions: Functions<Given>) {
  return Object.entries(functions).flatMap(([kernel, traced]) =>
    traced.map((each, index) => [`${kernel} ${index}`, each] as const),
  );
}

async function expectAlike<Given extends tf.Tensor[]>(
  tensors: Given,
  traced: (...tensors: Given) => tf.Tensor[],
): Promise<void> {
  const expected = runEagerly(tensors, traced);
  for (const target of [plain, blocked]) {
    const found = await runTraced(tensors, traced, target);
    expect(found.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
    found.forEach((result, index) => {
      expect(difference(result, expected[index] as typeof result)).toBeLessThan(5e-6);
    });
  }
}

describe('traced kernels', () => {
  it('each have a case', () => {
    const registered = tf.getKernelsForBackend(tracingBackendName).map(({ kernelName }) => kernelName);
    const tested = [matrixCases, imageCases, imageGradients].flatMap(Object.keys);
    expect(registered.filter((kernel) => !tested.includes(kernel))).toEqual([]);
  });

  it.each(named(matrixCases))('compute what the cpu backend computes: %s', async (_kernel, traced) =>
    expectAlike(matrices() as Parameters<typeof traced>, (...tensors) => [traced(...tensors)]),
  );

  it.each(Object.entries(matrixGradients))(
    'differentiate as the cpu backend does: %s',
    async (_name, traced) =>
      expectAlike(matrices() as Parameters<typeof traced>, (...tensors) => [traced(...tensors)]),
  );

  describe.each(channelCounts)('on images of %p channels', (channels) => {
    it.each(named(imageCases))('compute what the cpu backend computes: %s', async (_kernel, traced) =>
      expectAlike(images(channels), (...tensors) => [traced(...tensors)]),
    );

    it.each(named(imageGradients))('differentiate as the cpu backend does: %s', async (_kernel, traced) =>
      expectAlike(images(channels), (x, y, filter, scale) => {
        const loss = (of: tf.Tensor4D, by: tf.Tensor4D) => tf.sum(tf.square(traced(of, y, by, scale)));
        return tf.grads(loss as (...tensors: tf.Tensor[]) => tf.Tensor)([x, filter]);
      }),
    );
  });

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
  it.each<[string, (a: tf.Tensor) => tf.Tensor]>([
    ['Sin', (a) => tf.sin(a)],
    ['Step', (a) => tf.step(a, 0.5)],
    ['BatchMatMul', (a) => tf.matMul(tf.reshape(a, [2, 1, 3]), tf.reshape(a, [1, 3, 2]))],
    ['GatherV2', (a) => tf.gather(a, tf.tensor2d([[0], [1]], [2, 1], 'int32'), 1, 1)],
    [
      'Conv2D',
      (a) =>
        tf.conv2d(
          tf.reshape<tf.Rank.R4>(a, [1, 1, 2, 3]),
          tf.ones<tf.Rank.R4>([1, 1, 1, 1]),
          1,
          'valid',
          'NCHW',
        ),
    ],
  ])('is refused by the name of its kernel, %s, and leaves the backend as it was', async (kernel, traced) => {
    const [a] = matrices();
    const refused = runTraced([a as tf.Tensor], (tensor) => [traced(tensor)], plain);
    await expect(refused).rejects.toThrow(UnsupportedKernelError);
    await expect(refused).rejects.toMatchObject({ kernel });
    expect(tf.getBackend()).toBe('cpu');
  });

  it('says in which layer of the model it is', async () => {
    const [a] = matrices();
    const refused = runTraced([a as tf.Tensor], (tensor) => [inLayer('hidden', () => tf.sin(tensor))], plain);
    await expect(refused).rejects.toThrow('The kernel Sin in the layer hidden cannot be traced.');
  });
});
