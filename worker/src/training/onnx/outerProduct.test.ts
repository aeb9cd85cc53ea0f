import { startStepSizeMemory } from '@critbatch/theory';
import { afterEach, describe, expect, it } from '@jest/globals';
import { dataOrder } from '../../datasets/dataOrder.ts';
import { generateGaussianClusters } from '../../datasets/gaussianClusters.ts';
import { disposeEngines, openEngine, withOptimiser } from '../testing/smallEngine.ts';
import type { EnginePlan, KernelTime, StepOutcome } from '../trainingEngine.ts';

afterEach(disposeEngines);

/** Layers so wide, and a batch so small, that the gradients of the first two are worked with as outer products. */
const plan: EnginePlan = {
  ...withOptimiser({ initialStepSize: 4, backtrackFactor: 0.5 }),
  modelSpec: {
    architecture: 'mlp',
    inputShape: [48],
    hiddenWidths: [40, 30],
    classes: 4,
    activation: 'relu',
  },
  dataset: generateGaussianClusters({
    loader: 'gaussianClusters',
    trainingExamples: 60,
    testExamples: 8,
    inputShape: [48],
    classes: 4,
    noise: 2,
    seed: 4,
  }),
  batchSize: 3,
};

describe('gradients that are outer products of narrow matrices', () => {
  it('are those of the reference engine: norms, trials and parameters, step by step from the same state', async () => {
    const [reference, onnx] = [await openEngine('reference', plan), await openEngine('onnx', plan)];
    const order = dataOrder(60, 3, 1);
    let refusals = 0;
    for (let step = 0; step < 20; step++) {
      onnx.importState(reference.exportState());
      const position = { step, memory: startStepSizeMemory() };
      const batch = order.batches(step, 1);
      const [expected] = (await reference.steps(batch, position)) as [StepOutcome];
      const [found] = (await onnx.steps(batch, position)) as [StepOutcome];
      expect(found).toMatchObject({ status: expected.status, trials: expected.trials });
      expect(found.squaredGradientNorm / expected.squaredGradientNorm).toBeCloseTo(1, 5);
      refusals += expected.trials - 1;
      const [moved, wanted] = [onnx.exportState().parameters, reference.exportState().parameters];
      wanted.forEach((values, index) => {
        const largest = values.reduce(
          (most, value, place) => Math.max(most, Math.abs(value - (moved[index]?.[place] ?? Number.NaN))),
          0,
        );
        expect(largest).toBeLessThan(2e-6);
      });
    }
    expect(refusals).toBeGreaterThan(0);
  });

  it('are not computed: the sums of squares over elements are those of the last weight and the biases', async () => {
    const engine = await openEngine('onnx', plan, 1, { profile: true });
    await engine.steps(dataOrder(60, 3, 1).batches(0, 5), { step: 0, memory: startStepSizeMemory() });
    const times = (await engine.profile?.()) as KernelTime[];
    expect(times.find(({ kernel }) => kernel === 'ReduceSumSquare')?.calls).toBe(5 * 4);
  });

  it('have the norm of zero where the gradients of the examples cancel', async () => {
    const inputs = new Float32Array(60 * 48).fill(0.3);
    const labels = Int32Array.from({ length: 60 }, (_, example) => example % 4);
    const training = { count: 60, inputs, labels };
    const alike = { ...plan, dataset: { ...plan.dataset, training }, batchSize: 4 };
    const engine = await openEngine('onnx', alike);
    // All weights of the last layer zero: each class is as likely, and each is there once.
    const { parameters } = engine.exportState();
    const last = parameters.map((values, index) => (index < 4 ? values : new Float32Array(values.length)));
    engine.importState({ parameters: last, slots: [], statistics: [] });
    const batch = Int32Array.of(0, 1, 2, 3);
    const [outcome] = (await engine.steps(batch, { step: 0, memory: startStepSizeMemory() })) as [
      StepOutcome,
    ];
    expect(outcome.squaredGradientNorm).toBeGreaterThanOrEqual(0);
    expect(outcome.squaredGradientNorm).toBeLessThan(1e-12);
  });
});
