import * as tf from '@tensorflow/tfjs-core';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { Graph, type GraphTarget } from '../../graph/graph.ts';
import { onnxModel } from '../../graph/onnxModel.ts';
import type { TracedValue } from '../kernel.ts';
import { inLayout } from '../layout.ts';
import { trace } from '../trace.ts';

export interface Result {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** What ONNX Runtime makes of traced functions of these tensors; in row-major order. */
export async function runTraced<Given extends tf.Tensor[]>(
  tensors: Given,
  traced: (...tensors: Given) => tf.Tensor[],
  target: GraphTarget,
): Promise<Result[]> {
  const graph = new Graph(target);
  const inputs = tensors.map(({ dtype, shape }, index) => ({
    ...graph.input(dtype as 'float32', shape, `input${index}`),
    shape,
  })) satisfies TracedValue[];
  const outputs = trace(graph, inputs, (all) => traced(...(all as Given)));
  for (const [index, output] of outputs.entries()) {
    graph.output(inLayout(graph, output, undefined), `output${index}`);
  }
  const session = await InferenceSession.create(onnxModel(graph), { logSeverityLevel: 3 });
  const feeds = tensors.map((tensor, index) => [
    `input${index}`,
    new Tensor(tensor.dtype as 'float32', tensor.dataSync<'float32'>(), tensor.shape),
  ]);
  const results = await session.run(Object.fromEntries(feeds));
  await session.release();
  return outputs.map((_, index) => {
    const { dims, data } = results[`output${index}`] as Tensor;
    return { shape: dims, values: Array.from(data as Float32Array, Number) };
  });
}

/** What the TensorFlow.js backend that is set makes of them. */
export function runEagerly<Given extends tf.Tensor[]>(
  tensors: Given,
  traced: (...tensors: Given) => tf.Tensor[],
): Result[] {
  return tf.tidy(() =>
    traced(...tensors).map((result) => ({ shape: result.shape, values: Array.from(result.dataSync()) })),
  ) as unknown as Result[];
}

/** The largest difference between two results, relative to the largest value, or to 1 if that is more. */
export function difference(found: Result, expected: Result): number {
  const size = expected.values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return expected.values.reduce(
    (most, value, index) => Math.max(most, Math.abs((found.values[index] ?? Number.NaN) - value) / size),
    0,
  );
}
