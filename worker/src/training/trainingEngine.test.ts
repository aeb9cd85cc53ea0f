/** @jest-environment ./worker/src/training/testing/hostTypedArrays.cjs */

import {
  type ArmijoConfig,
  armijoConfigSchema,
  endEpoch,
  type ModelSpec,
  type ResetRule,
  rememberStepSize,
  type StepSizeMemory,
  startStepSizeMemory,
} from '@critbatch/theory';
import { afterEach, describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { dataOrder } from '../datasets/dataOrder.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { generateGaussianClusters } from '../datasets/gaussianClusters.ts';
import { mnistOf } from '../datasets/testing/mnistOf.ts';
import { initialParameters } from '../models/initialParameters.ts';
import { buildTrainingEngine } from './buildTrainingEngine.ts';
import { plainLossAndGradient } from './testing/plainNetwork.ts';
import type { EnginePlan, StepOutcome, TrainingEngine } from './trainingEngine.ts';

const clusters = generateGaussianClusters({
  loader: 'gaussianClusters',
  trainingExamples: 240,
  testExamples: 70,
  inputShape: [3, 2],
  classes: 4,
  noise: 1,
  seed: 5,
});
const widths = [6, 5, 4];
const plan: EnginePlan = {
  modelSpec: { architecture: 'mlp', inputShape: [3, 2], hiddenWidths: [5], classes: 4, activation: 'relu' },
  optimiser: armijoConfigSchema.parse({
    initialStepSize: 8,
    sufficientDecrease: 0.1,
    backtrackFactor: 0.9,
    reset: 'maximum',
  }),
  dataset: clusters,
  batchSize: 24,
  microBatchSize: 1000,
};
const withOptimiser = (optimiser: Partial<ArmijoConfig>): EnginePlan => ({
  ...plan,
  optimiser: { ...plan.optimiser, ...optimiser },
});
const opened: TrainingEngine[] = [];

async function open(name: 'onnx' | 'reference', engines: EnginePlan, seed = 1): Promise<TrainingEngine> {
  const engine = await buildTrainingEngine(name, engines);
  opened.push(engine);
  engine.importState({ parameters: initialParameters(engines.modelSpec, seed) });
  return engine;
}

afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.dispose();
});

/** Steps from the start of a run, `perCall` at a time, across as many epochs as they need. */
async function train(
  engine: TrainingEngine,
  plan: EnginePlan,
  steps: number,
  perCall = 20,
): Promise<StepOutcome[]> {
  const order = dataOrder(plan.dataset.training.count, plan.batchSize, 1);
  const outcomes: StepOutcome[] = [];
  let memory: StepSizeMemory = startStepSizeMemory();
  while (outcomes.length < steps) {
    const leftInEpoch = order.stepsPerEpoch - (outcomes.length % order.stepsPerEpoch);
    const count = Math.min(perCall, leftInEpoch, steps - outcomes.length);
    const done = await engine.steps(order.batches(outcomes.length, count), memory);
    for (const outcome of done) memory = rememberStepSize(memory, outcome.rememberedStepSize);
    if (count === leftInEpoch) memory = endEpoch(memory);
    outcomes.push(...done);
  }
  return outcomes;
}

function rowsOf({ inputs }: Dataset['training'], batch: Int32Array, width: number): number[] {
  return Array.from(batch).flatMap((example) =>
    Array.from(inputs.subarray(example * width, (example + 1) * width)),
  );
}

describe.each(['reference', 'onnx'] as const)('the %s engine', (name) => {
  it('applies the first step of the grid that satisfies (1), by a double-precision network of its own', async () => {
    const engine = await open(name, plan);
    const order = dataOrder(240, 24, 1);
    let refusals = 0;
    for (let step = 0; step < 10; step++) {
      const before = engine.exportState().parameters;
      const batch = order.batches(step, 1);
      const inputs = rowsOf(clusters.training, batch, 6);
      const labels = Array.from(batch, (example) => clusters.training.labels[example] as number);
      const { loss, gradient } = plainLossAndGradient({ widths, parameters: before }, inputs, labels);
      const squaredNorm = gradient.flatMap((part) => [...part]).reduce((sum, g) => sum + g * g, 0);
      const [outcome] = (await engine.steps(batch, startStepSizeMemory())) as [StepOutcome];

      expect(outcome.status).toBe('accepted');
      expect(outcome.batchLoss).toBeCloseTo(loss, 5);
      expect(outcome.squaredGradientNorm / squaredNorm).toBeCloseTo(1, 4);
      expect(outcome.stepSize).toBeCloseTo(8 * 0.9 ** (outcome.trials - 1), 10);
      const movedBy = (stepSize: number) =>
        before.map((values, index) =>
          values.map((value, at) => value - stepSize * (gradient[index]?.[at] ?? 0)),
        );
      const excess = (stepSize: number) =>
        plainLossAndGradient({ widths, parameters: movedBy(stepSize) }, inputs, labels).loss -
        (loss - 0.1 * stepSize * squaredNorm);
      expect(excess(outcome.stepSize)).toBeLessThanOrEqual(1e-6);
      if (outcome.trials > 1) expect(excess(outcome.stepSize / 0.9)).toBeGreaterThan(-1e-6);
      refusals += outcome.trials - 1;

      const expected = movedBy(outcome.stepSize).flatMap((values) => [...values]);
      const after = engine.exportState().parameters.flatMap((values) => [...values]);
      after.forEach((value, index) => {
        expect(value).toBeCloseTo(expected[index] as number, 4);
      });
    }
    expect(refusals).toBeGreaterThan(0);
  });

  it('does the same in many steps per call as in one, bit for bit', async () => {
    const together = await open(name, withOptimiser({ reset: 'increase' }));
    const apart = await open(name, withOptimiser({ reset: 'increase' }));
    const rule = withOptimiser({ reset: 'increase' });
    expect(await train(together, rule, 25, 7)).toEqual(await train(apart, rule, 25, 1));
    expect(together.exportState()).toEqual(apart.exportState());
  });

  it('sums a batch over micro-batches to the same losses, gradients and trials', async () => {
    const parted = { ...plan, microBatchSize: 7 };
    const whole = await train(await open(name, plan), plan, 10);
    const parts = await train(await open(name, parted), parted, 10);
    expect(parts.map(({ trials }) => trials)).toEqual(whole.map(({ trials }) => trials));
    parts.forEach((outcome, step) => {
      expect(outcome.batchLoss / (whole[step]?.batchLoss ?? 0)).toBeCloseTo(1, 5);
      expect(outcome.squaredGradientNorm / (whole[step]?.squaredGradientNorm ?? 0)).toBeCloseTo(1, 4);
    });
  });

  it('goes on from an exported state as if it had not stopped', async () => {
    const first = await open(name, plan);
    await train(first, plan, 5);
    const second = await open(name, plan, 99);
    second.importState(first.exportState());
    const batch = dataOrder(240, 24, 1).batches(5, 3);
    expect(await second.steps(batch, startStepSizeMemory())).toEqual(
      await first.steps(batch, startStepSizeMemory()),
    );
    expect(second.exportState()).toEqual(first.exportState());
  });

  it('evaluates the mean loss and the accuracy over any number of examples', async () => {
    const engine = await open(name, plan);
    const { loss } = plainLossAndGradient(
      { widths, parameters: engine.exportState().parameters },
      clusters.test.inputs,
      clusters.test.labels,
    );
    const all = Int32Array.from({ length: 70 }, (_, index) => index);
    const evaluation = await engine.evaluate('test', all);
    expect(evaluation.loss).toBeCloseTo(loss, 5);
    // 1501 examples: several evaluation batches and one that is not full.
    const many = Int32Array.from({ length: 1501 }, (_, index) => index % 70);
    const each = await Promise.all(
      [...all].map((example) => engine.evaluate('test', Int32Array.of(example))),
    );
    const mean = (value: (of: { loss: number; accuracy: number }) => number) =>
      [...many].reduce((sum, example) => sum + value(each[example] ?? { loss: 0, accuracy: 0 }), 0) / 1501;
    const result = await engine.evaluate('test', many);
    expect(result.accuracy).toBeCloseTo(
      mean(({ accuracy }) => accuracy),
      12,
    );
    expect(result.loss).toBeCloseTo(
      mean(({ loss }) => loss),
      5,
    );
  });

  it('reports an exhausted search, applies the token step and remembers the shrunken one', async () => {
    const strict = withOptimiser({ initialStepSize: 1e6, maxTrials: 3 });
    const engine = await open(name, strict);
    const [before] = engine.exportState().parameters;
    const [outcome] = await train(engine, strict, 1);
    expect(outcome).toMatchObject({ status: 'exhausted', trials: 3, stepSize: 1e-6 });
    expect(outcome?.rememberedStepSize).toBe(1e6 * 0.9 * 0.9 * 0.9);
    const [after] = engine.exportState().parameters;
    const change = Math.max(...(after ?? []).map((value, index) => Math.abs(value - (before?.[index] ?? 0))));
    expect(change).toBeGreaterThan(0);
    expect(change).toBeLessThan(1e-5);
  });

  it('takes a loss that is not a number for divergence, and stops there', async () => {
    const engine = await open(name, plan);
    const [weight, ...others] = engine.exportState().parameters as [Float32Array, ...Float32Array[]];
    weight[0] = Number.NaN;
    engine.importState({ parameters: [weight, ...others] });
    const outcomes = await engine.steps(dataOrder(240, 24, 1).batches(0, 3), startStepSizeMemory());
    expect(outcomes.map(({ status }) => status)).toEqual(['diverged']);
  });

  it('leaves no tensor behind', async () => {
    await train(await open(name, plan), plan, 1);
    const before = tf.memory();
    const engine = await open(name, plan);
    await train(engine, plan, 3);
    await engine.evaluate('training', Int32Array.of(1, 2, 3));
    await opened.pop()?.dispose();
    const after = tf.memory();
    expect([after.numTensors, after.numDataBuffers]).toEqual([before.numTensors, before.numDataBuffers]);
  });
});

describe('the search inside the graph', () => {
  async function both(of: EnginePlan, steps: number): Promise<[StepOutcome[], StepOutcome[]]> {
    const reference = await train(await open('reference', of), of, steps);
    return [reference, await train(await open('onnx', of), of, steps)];
  }

  it('makes the decisions of theory, trial for trial, on 240 batches of MNIST', async () => {
    const modelSpec: ModelSpec = {
      architecture: 'mlp',
      inputShape: [28, 28],
      hiddenWidths: [16],
      classes: 10,
      activation: 'relu',
    };
    const dataset = await mnistOf(3840, 100);
    const mnist = { ...withOptimiser({ initialStepSize: 1 }), modelSpec, dataset, batchSize: 32 };
    const [reference, onnx] = [await open('reference', mnist), await open('onnx', mnist)];
    const order = dataOrder(3840, 32, 1);
    const memory = startStepSizeMemory();
    let mostTrials = 0;
    for (let step = 0; step < 240; step++) {
      // From the same parameters: SGD at a step size of 1 would blow the engines' different rounding up in 50 steps.
      onnx.importState(reference.exportState());
      const [expected] = (await reference.steps(order.batches(step, 1), memory)) as [StepOutcome];
      const [found] = (await onnx.steps(order.batches(step, 1), memory)) as [StepOutcome];
      const { status, trials, stepSize, rememberedStepSize } = expected;
      expect(found).toMatchObject({ status, trials, stepSize, rememberedStepSize });
      expect(Math.abs(found.batchLoss / expected.batchLoss - 1)).toBeLessThan(1e-5);
      mostTrials = Math.max(mostTrials, trials);
    }
    expect(mostTrials).toBeGreaterThan(5);
  }, 120_000);

  it('keeps step with theory for 200 steps on its own, where the steps are small enough for rounding not to grow', async () => {
    const modelSpec: ModelSpec = { architecture: 'softmaxRegression', inputShape: [28, 28], classes: 10 };
    const dataset = await mnistOf(3840, 100);
    const optimiser = { ...plan.optimiser, initialStepSize: 1, reset: 'previous' as const };
    const [expected, found] = await both({ ...plan, optimiser, modelSpec, dataset, batchSize: 64 }, 200);
    expect(found.map(({ trials }) => trials)).toEqual(expected.map(({ trials }) => trials));
    found.forEach(({ batchLoss }, step) => {
      expect(Math.abs(batchLoss - (expected[step]?.batchLoss ?? 0))).toBeLessThan(1e-4);
    });
  }, 120_000);

  it.each<ResetRule>(['previous', 'increase', 'maximum', 'epochMean'])(
    'starts where the rule "%s" says, over three epochs',
    async (reset) => {
      const [expected, found] = await both(withOptimiser({ reset, maxStepSize: 10 }), 30);
      expect(found.map(({ trials }) => trials)).toEqual(expected.map(({ trials }) => trials));
      expect(found.map(({ stepSize }) => stepSize)).toEqual(expected.map(({ stepSize }) => stepSize));
    },
  );

  it.each<ModelSpec>([
    { architecture: 'mlp', inputShape: [3, 2], hiddenWidths: [5, 3], classes: 4, activation: 'tanh' },
    { architecture: 'softmaxRegression', inputShape: [3, 2], classes: 4 },
  ])('trains every architecture alike: %j', async (modelSpec) => {
    const [expected, found] = await both({ ...withOptimiser({ initialStepSize: 1 }), modelSpec }, 20);
    expect(found.map(({ trials }) => trials)).toEqual(expected.map(({ trials }) => trials));
    expect(found.at(-1)?.batchLoss).toBeCloseTo(expected.at(-1)?.batchLoss ?? 0, 4);
  });

  it('tells a decrease below the resolution of the loss from an accepted one, as theory does', async () => {
    const statuses = { reference: [] as string[], onnx: [] as string[] };
    for (const name of ['reference', 'onnx'] as const) {
      const engine = await open(name, separable);
      // The larger the weights, the nearer the loss to the resolution of single precision.
      for (let scale = 1; scale < 30; scale += 1) {
        engine.importState({ parameters: [Float32Array.of(-scale, scale), new Float32Array(2)] });
        const [outcome] = await engine.steps(Int32Array.of(0, 1, 2, 3), startStepSizeMemory());
        statuses[name].push(`${outcome?.status} after ${outcome?.trials}`);
      }
    }
    expect(statuses.onnx).toEqual(statuses.reference);
    expect(new Set(statuses.onnx)).toContain('belowResolution after 1');
    expect(new Set(statuses.onnx)).toContain('accepted after 1');
  });
});

/** Four examples at −1 and 1 whose sign is their class: a softmax regression fits them without bound. */
const line = { count: 4, inputs: Float32Array.of(-1, 1, -1, 1), labels: Int32Array.of(0, 1, 0, 1) };
const separable: EnginePlan = {
  ...withOptimiser({ initialStepSize: 1 }),
  modelSpec: { architecture: 'softmaxRegression', inputShape: [1], classes: 2 },
  dataset: { inputWidth: 1, classes: 2, training: line, test: line },
  batchSize: 4,
};
