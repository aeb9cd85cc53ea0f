import '@tensorflow/tfjs-backend-cpu';
import { readFileSync } from 'node:fs';
import { type ModelSpec, parameterShapes } from '@critbatch/theory';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { batchObjective } from '../training/batchObjective.ts';
import { registerNormaliseOnCpu } from '../training/eager/normaliseOnCpu.ts';
import { registerTensorflowKernels } from '../training/eager/tensorflowKernels.ts';
import { tensorflowBackendName } from '../training/eager/tensorflowLibrary.ts';
import { channelBlock } from '../training/onnx/channelBlock.ts';
import { runEagerly, runTraced } from '../training/onnx/tracing/testing/runTraced.ts';
import { loadableEngines } from '../training/testing/loadableEngines.ts';
import { modelFromSpec } from './model.ts';
import { statisticsMomentum } from './pass.ts';
import { deepResidual, narrowShapes } from './testing/narrowResidual.ts';

const { sin, cos, sqrt } = Math;

/** What fixtures/reference.py, PyTorch in double precision, made of every model. */
interface Fixture {
  readonly model: string;
  readonly loss: number;
  readonly norms: number[];
  readonly products: number[];
  readonly statistics: number[][];
  readonly evaluationLoss: number;
}

const fixtures: Fixture[] = JSON.parse(
  readFileSync(new URL('./fixtures/reference.json', import.meta.url), 'utf8'),
);
const residual = (normalisation: 'batchNorm' | 'groupNorm'): ModelSpec => ({
  architecture: 'resnet',
  depth: 8,
  inputShape: [8, 8, 3],
  normalisation,
  classes: 5,
});
type Decoder = Extract<ModelSpec, { architecture: 'transformer' }>;
const decoder = (parts: Pick<Decoder, 'depth' | 'heads' | 'activation' | 'head'>): ModelSpec => {
  return { architecture: 'transformer', inputShape: [6], classes: 5, width: 8, hiddenWidth: 12, ...parts };
};
const specs: Record<string, ModelSpec> = {
  cnn: { architecture: 'cnn', inputShape: [8, 8, 3], channels: [16, 32], hiddenWidth: 12, classes: 5 },
  lenet5: { architecture: 'lenet5', inputShape: [28, 28], classes: 5 },
  'resnet8 batchNorm': residual('batchNorm'),
  'resnet8 groupNorm': residual('groupNorm'),
  'transformer gelu untied': decoder({ depth: 2, heads: 2, activation: 'gelu', head: 'untied' }),
  'transformer relu tied': decoder({ depth: 1, heads: 4, activation: 'relu', head: 'tied' }),
};
const examples = 4;

function wave(size: number, phase: number): Float32Array {
  return Float32Array.from({ length: size }, (_, k) => sin(0.7 * k + phase) * (1 + cos(1.3 * k)));
}

/** As the generator's `parameters_of`. */
function parametersOf(spec: ModelSpec): tf.Tensor[] {
  return parameterShapes(spec).map(({ shape, role }, index) => {
    const fanIn = shape.slice(0, -1).reduce((product, extent) => product * extent, 1);
    const values = wave(fanIn * (shape.at(-1) as number), index).map((value) => {
      if (role === 'weight' || role === 'filter') return value / sqrt(fanIn);
      if (role === 'embedding') return value;
      return role === 'scale' ? 1 + 0.25 * value : 0.1 * value;
    });
    return tf.tensor(values, [...shape]);
  });
}

function batchOf({ architecture, inputShape }: ModelSpec): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const width = inputShape.reduce((product, extent) => product * extent, 1);
  if (architecture === 'transformer') {
    const tokens = Array.from({ length: examples * width + 1 }, (_, index) => (3 * index * index + 1) % 5);
    return [
      tf.tensor2d(tokens.slice(0, -1), [examples, width]),
      tf.tensor2d(tokens.slice(1), [examples, width], 'int32'),
      tf.fill([examples], 1 / examples),
    ];
  }
  const labels = Array.from({ length: examples }, (_, index) => (3 * index + 1) % 5);
  return [
    tf.tensor2d(wave(examples * width, 0.5), [examples, width]),
    tf.tensor1d(labels, 'int32'),
    tf.fill([examples], 1 / examples),
  ];
}

function asBatch([inputs, labels, weights]: tf.Tensor[]) {
  return { inputs, labels, weights } as Parameters<ReturnType<typeof batchObjective>['loss']>[1];
}

/** As the tensorflow engine runs them, where it is installed. */
function runOnTensorflow(given: tf.Tensor[], traced: (...tensors: tf.Tensor[]) => tf.Tensor[]) {
  registerTensorflowKernels();
  void tf.setBackend(tensorflowBackendName);
  try {
    return runEagerly(given, traced);
  } finally {
    void tf.setBackend('cpu');
  }
}

const loadable = await loadableEngines();
const engines = {
  'cpu backend': async (given: tf.Tensor[], traced: (...tensors: tf.Tensor[]) => tf.Tensor[]) =>
    runEagerly(given, traced),
  ...(loadable.includes('tensorflow') && {
    'tensorflow backend': async (given: tf.Tensor[], traced: (...tensors: tf.Tensor[]) => tf.Tensor[]) =>
      runOnTensorflow(given, traced),
  }),
  'plain graph': (given: tf.Tensor[], traced: (...tensors: tf.Tensor[]) => tf.Tensor[]) =>
    runTraced(given, traced, { channelBlock: null }),
  'blocked graph': async (given: tf.Tensor[], traced: (...tensors: tf.Tensor[]) => tf.Tensor[]) =>
    runTraced(given, traced, { channelBlock: await channelBlock() }),
};

beforeAll(() => {
  tf.enableProdMode();
  registerNormaliseOnCpu();
  void tf.setBackend('cpu');
});

describe.each([18, 34] as const)('ResNet-%p with an eighth of its channels', (depth) => {
  it('has in a graph of its own the loss and the gradient of the reference', async () => {
    const spec = deepResidual(depth, 'batchNorm', 5);
    const objective = batchObjective(spec);
    const parameters = narrowShapes(spec, 8).map(({ shape, role }, seed) => {
      const fanIn = shape.slice(0, -1).reduce((product, extent) => product * extent, 1);
      if (role === 'scale') return tf.ones([...shape]);
      // Seed 0 is none to TensorFlow.js.
      return tf.randomNormal([...shape], 0, role === 'filter' ? sqrt(2 / fanIn) : 0.1, 'float32', seed + 1);
    });
    const given = [...batchOf(spec), ...parameters];
    const differentiated = (...tensors: tf.Tensor[]) => {
      const { loss, gradient } = objective.lossAndGradient(tensors.slice(3), asBatch(tensors));
      return [loss, ...gradient];
    };
    const expected = runEagerly(given, differentiated);
    const found = await engines['blocked graph'](given, differentiated);
    for (const [index, { values }] of expected.entries()) {
      const length = sqrt(values.reduce((sum, value) => sum + value * value, 0));
      const apart = values.map((value, at) => value - (found[index]?.values[at] ?? Number.NaN));
      expect(sqrt(apart.reduce((sum, value) => sum + value * value, 0))).toBeLessThan(2e-3 * length + 1e-6);
    }
  });
});

describe('a transformer', () => {
  it('predicts no token from those that come after it', () => {
    const model = modelFromSpec(decoder({ depth: 2, heads: 2, activation: 'gelu', head: 'untied' }));
    const parameters = parametersOf(specs['transformer gelu untied'] as ModelSpec);
    const pass = { kind: 'evaluation', statistics: [] } as const;
    const logits = (tokens: number[]) =>
      Array.from(model.logits(parameters, tf.tensor2d(tokens, [1, 6]), pass).dataSync());
    const [one, other] = [logits([1, 4, 3, 0, 2, 2]), logits([1, 4, 3, 1, 2, 2])];
    expect(other.slice(0, 15)).toEqual(one.slice(0, 15));
    for (const place of [3, 4, 5]) {
      expect(other.slice(5 * place, 5 * place + 5)).not.toEqual(one.slice(5 * place, 5 * place + 5));
    }
  });
});

describe.each(fixtures)('$model', (fixture) => {
  const spec = specs[fixture.model] as ModelSpec;
  const objective = batchObjective(spec);

  it.each(Object.entries(engines))(
    'has the loss and the gradient of PyTorch in double precision: %s',
    async (_engine, run) => {
      const parameters = parametersOf(spec);
      const [loss, ...gradient] = await run([...batchOf(spec), ...parameters], (...tensors) => {
        const result = objective.lossAndGradient(tensors.slice(3), asBatch(tensors));
        return [result.loss, ...result.gradient];
      });
      expect((loss?.values[0] as number) / fixture.loss).toBeCloseTo(1, 5);
      expect(gradient).toHaveLength(fixture.norms.length);
      for (const [index, { values }] of gradient.entries()) {
        const along = wave(values.length, index + 0.25);
        const norm = fixture.norms[index] as number;
        const found = sqrt(values.reduce((sum, value) => sum + value * value, 0));
        expect(Math.abs(found - norm)).toBeLessThan(5e-5 * norm + 1e-7);
        const product = values.reduce((sum, value, at) => sum + value * (along[at] as number), 0);
        const scale = norm * sqrt(along.reduce((sum, value) => sum + value * value, 0));
        expect(Math.abs(product - (fixture.products[index] as number))).toBeLessThan(5e-5 * scale + 1e-7);
      }
    },
  );

  it.each(Object.entries(engines))(
    'evaluates by moving statistics as PyTorch does: %s',
    async (_engine, run) => {
      const statistics = fixture.statistics.map((values) => tf.tensor1d(values));
      const [loss] = await run([...batchOf(spec), ...statistics, ...parametersOf(spec)], (...tensors) => {
        const moving = tensors.slice(3, 3 + statistics.length);
        return [
          objective.lossAndCorrect(tensors.slice(3 + statistics.length), moving, asBatch(tensors)).loss,
        ];
      });
      expect((loss?.values[0] as number) / fixture.evaluationLoss).toBeCloseTo(1, 5);
    },
  );

  it.each(Object.entries(engines))('hands on the statistics of its batch: %s', async (_engine, run) => {
    const found = await run([...batchOf(spec), ...parametersOf(spec)], (...tensors) => {
      const { loss, statistics } = objective.lossAndGradient(tensors.slice(3), asBatch(tensors));
      return [loss, ...statistics];
    });
    expect(found).toHaveLength(1 + fixture.statistics.length);
    for (const [index, expected] of fixture.statistics.entries()) {
      const start = index % 2 === 0 ? 0 : 1;
      expected.forEach((value, channel) => {
        const moved =
          statisticsMomentum * start +
          (1 - statisticsMomentum) * (found[index + 1]?.values[channel] ?? Number.NaN);
        expect(Math.abs(moved - value)).toBeLessThan(1e-5 * Math.max(1, Math.abs(value)));
      });
    }
  });
});
