import { type ModelSpec, startStepSizeMemory } from '@critbatch/theory';
import { afterEach, describe, expect, it } from '@jest/globals';
import { dataOrder } from '../datasets/dataOrder.ts';
import { generateGaussianClusters } from '../datasets/gaussianClusters.ts';
import { exampleModule } from '../models/module/testing/exampleModule.ts';
import { disposeEngines, openEngine, trainSteps, withOptimiser } from './testing/smallEngine.ts';
import type { EnginePlan, StepOutcome } from './trainingEngine.ts';

afterEach(disposeEngines);

const residual = (normalisation: 'batchNorm' | 'groupNorm'): ModelSpec => ({
  architecture: 'resnet',
  depth: 8,
  inputShape: [8, 8, 3],
  normalisation,
  classes: 4,
});
const specs: Record<string, ModelSpec> = {
  cnn: { architecture: 'cnn', inputShape: [8, 8, 3], channels: [16, 16], hiddenWidth: 12, classes: 4 },
  lenet5: { architecture: 'lenet5', inputShape: [28, 28], classes: 4 },
  'resnet, batch norm': residual('batchNorm'),
  'resnet, group norm': residual('groupNorm'),
  'a module, batch norm': exampleModule(),
};

function planOf(modelSpec: ModelSpec, changes: Partial<EnginePlan> = {}): EnginePlan {
  const dataset = generateGaussianClusters({
    loader: 'gaussianClusters',
    trainingExamples: 32,
    testExamples: 8,
    inputShape: modelSpec.inputShape,
    classes: 4,
    noise: 3,
    seed: 2,
  });
  return {
    ...withOptimiser({ initialStepSize: 0.5, backtrackFactor: 0.3 }),
    modelSpec,
    dataset,
    batchSize: 8,
    ...changes,
  };
}

/** Largest difference of all values, relative for values above 1. */
function largestDifference(found: readonly Float32Array[], expected: readonly Float32Array[]): number {
  const differences = expected.map((values, index) =>
    values.reduce(
      (most, value, at) =>
        Math.max(most, Math.abs((found[index]?.[at] ?? Number.NaN) - value) / Math.max(1, Math.abs(value))),
      0,
    ),
  );
  return Math.max(0, ...differences);
}

const everyTest = Int32Array.from({ length: 8 }, (_, index) => index);

describe.each(Object.entries(specs))('%s', (_name, spec) => {
  it('takes the same steps on both engines, from the same state, and evaluates alike', async () => {
    const plan = planOf(spec);
    const [reference, onnx] = [await openEngine('reference', plan), await openEngine('onnx', plan)];
    const batch = dataOrder(32, 8, 1).batches(0, 1);
    const position = { step: 0, memory: startStepSizeMemory() };
    const [one] = (await reference.steps(batch, position)) as [StepOutcome];
    const [other] = (await onnx.steps(batch, position)) as [StepOutcome];
    expect(other).toMatchObject({ status: one.status, trials: one.trials });
    expect(other.batchLoss / one.batchLoss).toBeCloseTo(1, 4);
    expect(other.squaredGradientNorm / one.squaredGradientNorm).toBeCloseTo(1, 3);
    const [moved, wanted] = [onnx.exportState(), reference.exportState()];
    expect(largestDifference(moved.parameters, wanted.parameters)).toBeLessThan(1e-3);
    expect(largestDifference(moved.statistics, wanted.statistics)).toBeLessThan(1e-4);
    onnx.importState(reference.exportState());
    const expected = await reference.evaluate('test', everyTest);
    const found = await onnx.evaluate('test', everyTest);
    expect(found.accuracy).toBe(expected.accuracy);
    expect(found.loss / expected.loss).toBeCloseTo(1, 4);
  });

  it('keeps its state through an export, bit for bit', async () => {
    const plan = planOf(spec);
    const [first, second] = [await openEngine('onnx', plan), await openEngine('onnx', plan, 9)];
    await trainSteps(first, plan, 2);
    second.importState(first.exportState());
    expect(second.exportState()).toEqual(first.exportState());
    const batch = dataOrder(32, 8, 1).batches(2, 1);
    const position = { step: 2, memory: startStepSizeMemory() };
    expect(await second.steps(batch, position)).toEqual(await first.steps(batch, position));
    expect(second.exportState()).toEqual(first.exportState());
  });
});

describe('parts of a batch', () => {
  it('are normalised alike on both engines, the last one, which is not full, included', async () => {
    const plan = planOf(residual('batchNorm'), { batchSize: 5, microBatchSize: 4 });
    const engines = [await openEngine('reference', plan), await openEngine('onnx', plan)] as const;
    const [expected, found] = await Promise.all(engines.map((engine) => trainSteps(engine, plan, 1)));
    const [one, other] = [expected?.[0] as StepOutcome, found?.[0] as StepOutcome];
    expect(other.batchLoss / one.batchLoss).toBeCloseTo(1, 4);
    expect(other.squaredGradientNorm / one.squaredGradientNorm).toBeCloseTo(1, 3);
    expect(other.trials).toBe(one.trials);
  });

  const firstLoss = async (spec: ModelSpec, microBatchSize: number) => {
    const plan = planOf(spec, { microBatchSize });
    const [outcome] = (await trainSteps(await openEngine('onnx', plan), plan, 1)) as [StepOutcome];
    return outcome;
  };

  it.each(Object.entries(specs).filter(([name]) => !name.endsWith('batch norm')))(
    'have the gradient of the whole batch, and so its step: %s',
    async (_name, spec) => {
      // Three parts of 3, 3 and 2: the last is not full.
      const plans = [planOf(spec, { microBatchSize: 3 }), planOf(spec, { microBatchSize: 8 })] as const;
      const engines = [await openEngine('onnx', plans[0]), await openEngine('onnx', plans[1])] as const;
      const [parts] = (await trainSteps(engines[0], plans[0], 1)) as [StepOutcome];
      const [whole] = (await trainSteps(engines[1], plans[1], 1)) as [StepOutcome];
      expect(parts.batchLoss / whole.batchLoss).toBeCloseTo(1, 5);
      expect(parts.squaredGradientNorm / whole.squaredGradientNorm).toBeCloseTo(1, 4);
      const [moved, wanted] = engines.map((engine) => engine.exportState().parameters);
      expect(largestDifference(moved ?? [], wanted ?? [])).toBeLessThan(1e-4);
    },
  );

  it('are normalised apart under batch normalisation, and so have another loss', async () => {
    const [parts, whole] = [
      await firstLoss(residual('batchNorm'), 4),
      await firstLoss(residual('batchNorm'), 8),
    ];
    expect(Math.abs(parts.batchLoss / whole.batchLoss - 1)).toBeGreaterThan(1e-3);
  });
});
