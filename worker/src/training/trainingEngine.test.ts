import { afterEach, describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { dataOrder } from '../datasets/dataOrder.ts';
import { allocateExamples, type Dataset } from '../datasets/dataset.ts';
import { firstParametersByName, hashOf } from '../models/testing/firstParameters.ts';
import { loadableEngines } from './testing/loadableEngines.ts';
import { plainLossAndGradient } from './testing/plainNetwork.ts';
import {
  clusters,
  disposeEngines,
  openEngine,
  smallPlan,
  startPosition,
  trainSteps,
  withOptimiser,
} from './testing/smallEngine.ts';
import type { StepOutcome } from './trainingEngine.ts';

const widths = [6, 5, 4];

afterEach(disposeEngines);

function rowsOf({ inputs }: Dataset['training'], batch: Int32Array, width: number): number[] {
  return Array.from(batch).flatMap((example) =>
    Array.from(inputs.subarray(example * width, (example + 1) * width)),
  );
}

describe.each(await loadableEngines())('the %s engine', (name) => {
  it.each(firstParametersByName)(
    'starts from the parameters of its seed, bit for bit: %s',
    async (_name, hash, modelSpec) => {
      const width = modelSpec.inputShape.reduce((product, extent) => product * extent, 1);
      const labelWidth = modelSpec.architecture === 'transformer' ? width : 1;
      const examples = allocateExamples(8, width, labelWidth);
      const dataset = { inputWidth: width, labelWidth, classes: 10, training: examples, test: examples };
      const engine = await openEngine(name, { ...smallPlan, modelSpec, dataset, batchSize: 4 });
      expect(hashOf(engine.exportState().parameters)).toBe(hash);
    },
  );

  it('applies the first step of the grid that satisfies (1), by a double-precision network of its own', async () => {
    const engine = await openEngine(name, smallPlan);
    const order = dataOrder(240, 24, 1);
    let refusals = 0;
    for (let step = 0; step < 10; step++) {
      const before = engine.exportState().parameters;
      const batch = order.batches(step, 1);
      const inputs = rowsOf(clusters.training, batch, 6);
      const labels = Array.from(batch, (example) => clusters.training.labels[example] as number);
      const { loss, gradient } = plainLossAndGradient({ widths, parameters: before }, inputs, labels);
      const squaredNorm = gradient.flatMap((part) => [...part]).reduce((sum, g) => sum + g * g, 0);
      const [outcome] = (await engine.steps(batch, startPosition())) as [StepOutcome];

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
    const together = await openEngine(name, withOptimiser({ reset: 'increase' }));
    const apart = await openEngine(name, withOptimiser({ reset: 'increase' }));
    const rule = withOptimiser({ reset: 'increase' });
    expect(await trainSteps(together, rule, 25, 7)).toEqual(await trainSteps(apart, rule, 25, 1));
    expect(together.exportState()).toEqual(apart.exportState());
  });

  it('sums a batch over micro-batches to the same losses, gradients and trials', async () => {
    const parted = { ...smallPlan, microBatchSize: 7 };
    const whole = await trainSteps(await openEngine(name, smallPlan), smallPlan, 10);
    const parts = await trainSteps(await openEngine(name, parted), parted, 10);
    expect(parts.map(({ trials }) => trials)).toEqual(whole.map(({ trials }) => trials));
    parts.forEach((outcome, step) => {
      expect(outcome.batchLoss / (whole[step]?.batchLoss ?? 0)).toBeCloseTo(1, 5);
      expect(outcome.squaredGradientNorm / (whole[step]?.squaredGradientNorm ?? 0)).toBeCloseTo(1, 4);
    });
  });

  it.each([1, 240])('takes batches from one example to the whole data set (%p)', async (batchSize) => {
    const edge = { ...withOptimiser({ initialStepSize: 1 }), batchSize };
    const engine = await openEngine(name, edge);
    const { parameters } = engine.exportState();
    const batch = dataOrder(240, batchSize, 1).batches(0, 1);
    const labels = Array.from(batch, (example) => clusters.training.labels[example] as number);
    const { loss } = plainLossAndGradient(
      { widths, parameters },
      rowsOf(clusters.training, batch, 6),
      labels,
    );
    const [first, second] = await trainSteps(engine, edge, 2);
    expect(first?.batchLoss).toBeCloseTo(loss, 5);
    expect([first?.status, second?.status]).toEqual(['accepted', 'accepted']);
  });

  it('goes on from an exported state as if it had not stopped', async () => {
    const first = await openEngine(name, smallPlan);
    await trainSteps(first, smallPlan, 5);
    const second = await openEngine(name, smallPlan, 99);
    second.importState(first.exportState());
    const batch = dataOrder(240, 24, 1).batches(5, 3);
    expect(await second.steps(batch, startPosition())).toEqual(await first.steps(batch, startPosition()));
    expect(second.exportState()).toEqual(first.exportState());
  });

  it('evaluates the mean loss and the accuracy over any number of examples', async () => {
    const engine = await openEngine(name, smallPlan);
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

  it('gives the gradient norms of many examples and of their parts, by a double-precision network of its own', async () => {
    const engine = await openEngine(name, smallPlan);
    const examples = Int32Array.from({ length: 96 }, (_, index) => (index * 7) % 240);
    const { parameters } = engine.exportState();
    const squaredNormOver = (batch: Int32Array) => {
      const labels = Array.from(batch, (example) => clusters.training.labels[example] as number);
      const { gradient } = plainLossAndGradient(
        { widths, parameters },
        rowsOf(clusters.training, batch, 6),
        labels,
      );
      return gradient.flatMap((part) => [...part]).reduce((sum, g) => sum + g * g, 0);
    };
    const parts = [0, 1, 2, 3].map((part) => squaredNormOver(examples.subarray(part * 24, (part + 1) * 24)));
    const norms = await engine.gradientNorms(examples, 24);
    expect(norms.squaredNorm / squaredNormOver(examples)).toBeCloseTo(1, 4);
    expect(norms.meanSquaredPartNorm / (parts.reduce((sum, norm) => sum + norm, 0) / 4)).toBeCloseTo(1, 4);
    // 96 examples in parts of 36: the last one is not full.
    const ragged = await engine.gradientNorms(examples, 36);
    expect(ragged.squaredNorm / squaredNormOver(examples)).toBeCloseTo(1, 4);
    expect(engine.exportState().parameters).toEqual(parameters);
  });

  it('reports an exhausted search, applies the token step and remembers the shrunken one', async () => {
    const strict = withOptimiser({ initialStepSize: 1e6, maxTrials: 3 });
    const engine = await openEngine(name, strict);
    const [before] = engine.exportState().parameters;
    const [outcome] = await trainSteps(engine, strict, 1);
    expect(outcome).toMatchObject({ status: 'exhausted', trials: 3, stepSize: 1e-6 });
    expect(outcome?.rememberedStepSize).toBe(1e6 * 0.9 * 0.9 * 0.9);
    const [after] = engine.exportState().parameters;
    const change = Math.max(...(after ?? []).map((value, index) => Math.abs(value - (before?.[index] ?? 0))));
    expect(change).toBeGreaterThan(0);
    expect(change).toBeLessThan(1e-5);
  });

  it('takes a loss that is not a number for divergence, and stops there', async () => {
    const engine = await openEngine(name, smallPlan);
    const [weight, ...others] = engine.exportState().parameters as [Float32Array, ...Float32Array[]];
    weight[0] = Number.NaN;
    engine.importState({ parameters: [weight, ...others], slots: [], statistics: [] });
    const outcomes = await engine.steps(dataOrder(240, 24, 1).batches(0, 3), startPosition());
    expect(outcomes.map(({ status }) => status)).toEqual(['diverged']);
  });

  it('tells what its steps were spent on, and which graphs it runs', async () => {
    const [engine, again, other] = [
      await openEngine(name, smallPlan),
      await openEngine(name, smallPlan, 2),
      await openEngine(name, withOptimiser({ reset: 'increase' })),
    ];
    const hashes = [engine, again, other].map(({ graphHash }) => graphHash);
    if (name === 'onnx') {
      expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
      expect(hashes[1]).toBe(hashes[0]);
      expect(hashes[2]).not.toBe(hashes[0]);
    } else {
      expect(hashes).toEqual([null, null, null]);
    }
    const startedAt = performance.now();
    await trainSteps(engine, smallPlan, 1);
    // Where one call makes the steps, their phases are known from the second call on.
    expect(engine.phases() === null).toBe(name === 'onnx');
    await trainSteps(engine, smallPlan, 30);
    const seconds = (performance.now() - startedAt) / 1000;
    const { data, gradient, search, update } = engine.phases() ?? {
      data: 0,
      gradient: 0,
      search: 0,
      update: 0,
    };
    for (const part of [data, gradient, search, update]) expect(part).toBeGreaterThan(0);
    const all = data + gradient + search + update;
    expect(all).toBeLessThanOrEqual(seconds);
    // The rest is the first step, and what other processes had of the processor.
    expect(all).toBeGreaterThan(seconds / 20);
  });

  it('leaves no tensor behind', async () => {
    await trainSteps(await openEngine(name, smallPlan), smallPlan, 1);
    await disposeEngines();
    const before = tf.memory();
    const engine = await openEngine(name, smallPlan);
    await trainSteps(engine, smallPlan, 3);
    await engine.evaluate('training', Int32Array.of(1, 2, 3));
    await engine.gradientNorms(Int32Array.of(1, 2, 3, 4), 2);
    await disposeEngines();
    const after = tf.memory();
    expect([after.numTensors, after.numDataBuffers]).toEqual([before.numTensors, before.numDataBuffers]);
  });
});
