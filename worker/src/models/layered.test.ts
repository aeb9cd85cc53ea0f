import '@tensorflow/tfjs-backend-cpu';
import { readFileSync } from 'node:fs';
import { type ModelSpec, parameterCount, parameterShapes, readTopology } from '@critbatch/theory';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { batchObjective } from '../training/batchObjective.ts';
import { registerNormaliseOnCpu } from '../training/eager/normaliseOnCpu.ts';
import { channelBlock } from '../training/onnx/channelBlock.ts';
import { runTraced } from '../training/onnx/tracing/testing/runTraced.ts';
import { modelFromSpec } from './model.ts';
import { trialPass } from './pass.ts';
import { layersOfEveryKind } from './testing/layersOfEveryKind.ts';

interface Fixture {
  readonly topology: object;
  readonly parameters: number;
  readonly logits: number[][];
}
/** What Keras says of its own models: theory/src/spec/keras/fixtures/keras_models.py. */
const fixtures: Record<string, Fixture> = JSON.parse(
  readFileSync(new URL('../../../theory/src/spec/keras/fixtures/topologies.json', import.meta.url), 'utf8'),
);

beforeAll(() => {
  tf.enableProdMode();
  registerNormaliseOnCpu();
  void tf.setBackend('cpu');
});

/** As the generator's. */
function wave(size: number, phase: number): number[] {
  return Array.from({ length: size }, (_, k) => Math.sin(0.7 * k + phase) * (1 + Math.cos(1.3 * k)));
}
const sizeOf = (shape: readonly number[]) => shape.reduce((product, extent) => product * extent, 1);

function parametersOf(spec: ModelSpec): tf.Tensor[] {
  return parameterShapes(spec).map(({ shape }, index) => {
    const fanIn = shape.length > 1 ? sizeOf(shape.slice(0, -1)) : 100;
    const values = wave(sizeOf(shape), index).map((value) => value / Math.sqrt(fanIn));
    return tf.tensor(values, [...shape]);
  });
}

function inputsOf({ inputShape }: ModelSpec): tf.Tensor2D {
  const width = sizeOf(inputShape);
  return tf.tensor2d(wave(2 * width, 0.5), [2, width]);
}

describe.each(Object.entries(fixtures))('the topology of Keras that is %s', (_name, fixture) => {
  const { spec } = readTopology(JSON.stringify(fixture.topology));
  it('has as many parameters, and the same logits for the same weights', () => {
    expect(parameterCount(spec)).toBe(fixture.parameters);
    const logits = modelFromSpec(spec)
      .logits(parametersOf(spec), inputsOf(spec), trialPass)
      .arraySync() as number[][];
    for (const [row, expected] of fixture.logits.entries()) {
      for (const [at, value] of expected.entries()) expect(logits[row]?.[at]).toBeCloseTo(value, 4);
    }
  });
});

const specs: [string, ModelSpec][] = [
  ...Object.entries(fixtures).map(([name, { topology }]): [string, ModelSpec] => [
    name,
    readTopology(JSON.stringify(topology)).spec,
  ]),
  ['of every kind', layersOfEveryKind(16)],
];

describe.each(specs)('layers that are %s', (_name, spec) => {
  it.each(['plain', 'blocked'])(
    'have the gradient of the reference engine when they are traced: %s',
    async (form) => {
      const objective = batchObjective(spec);
      const given = [inputsOf(spec), tf.tensor1d([0, 2], 'int32'), tf.fill([2], 0.5), ...parametersOf(spec)];
      const results = (...[x, labels, weights, ...rest]: tf.Tensor[]) => {
        const batch = { inputs: x, labels, weights } as Parameters<typeof objective.loss>[1];
        const { loss, gradient } = objective.lossAndGradient(rest, batch);
        return [loss, ...gradient];
      };
      const expected = results(...given).map((tensor) => tensor.dataSync<'float32'>());
      const found = await runTraced(given, results, {
        channelBlock: form === 'plain' ? null : await channelBlock(),
      });
      expect(found).toHaveLength(expected.length);
      for (const [index, values] of expected.entries()) {
        const norm = Math.hypot(...values);
        values.forEach((value, at) => {
          expect(Math.abs((found[index]?.values[at] as number) - value)).toBeLessThan(1e-5 * norm + 1e-7);
        });
      }
    },
  );
});
