import { readFileSync } from 'node:fs';
import { endEpoch, optimiserSchema, rememberStepSize } from '@critbatch/theory';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startState } from './startState.ts';
import { loadableEngines } from './testing/loadableEngines.ts';
import { disposeEngines, openEngine, startPosition } from './testing/smallEngine.ts';
import type { EnginePlan, StepOutcome } from './trainingEngine.ts';

type Fixture = {
  widths: [number, number, number];
  batchSize: number;
  inputs: number[];
  labels: number[];
  parameters: number[][];
  cases: {
    optimiser: unknown;
    steps: Pick<StepOutcome, 'batchLoss' | 'squaredGradientNorm' | 'stepSize' | 'trials'>[];
    parameters: number[][];
  }[];
};
const fixture: Fixture = JSON.parse(
  readFileSync(new URL('./testing/fixtures/training.json', import.meta.url), 'utf8'),
);
const [inputWidth, hiddenWidth, classes] = fixture.widths;
const examples = {
  count: fixture.labels.length,
  inputs: Float32Array.from(fixture.inputs),
  labels: Int32Array.from(fixture.labels),
};
const stepsPerEpoch = examples.count / fixture.batchSize;

afterEach(disposeEngines);

function planOf(optimiser: unknown): EnginePlan {
  return {
    modelSpec: {
      architecture: 'mlp',
      inputShape: [inputWidth],
      hiddenWidths: [hiddenWidth],
      classes,
      activation: 'tanh',
    },
    optimiser: optimiserSchema.parse(optimiser),
    dataset: { inputWidth, classes, training: examples, test: examples },
    batchSize: fixture.batchSize,
    microBatchSize: 1000,
  };
}

describe.each(await loadableEngines())('PyTorch (testing/fixtures/training.py) and the %s engine', (name) => {
  const cases = fixture.cases.map(({ optimiser, ...rest }) => {
    const { name: rule, reset = '' } = optimiser as { name: string; reset?: string };
    return { rule, reset, optimiser, ...rest };
  });

  it.each(cases)('train alike with $rule $reset', async ({ rule, optimiser, steps, parameters }) => {
    // Steps that go down to the edge of what (1) allows let the rounding of single precision grow.
    const tolerance = rule === 'sgdArmijo' ? 1e-3 : 1e-5;
    const plan = planOf(optimiser);
    const engine = await openEngine(name, plan);
    engine.importState({
      ...startState(plan.modelSpec, plan.optimiser, 1),
      parameters: fixture.parameters.map((values) => Float32Array.from(values)),
    });
    const epoch = Int32Array.from({ length: examples.count }, (_, index) => index);
    const outcomes: StepOutcome[] = [];
    let position = startPosition();
    while (outcomes.length < steps.length) {
      const done = await engine.steps(epoch, position);
      outcomes.push(...done);
      const memory = done.reduce(
        (kept, step) => rememberStepSize(kept, step.rememberedStepSize),
        position.memory,
      );
      position = { step: outcomes.length, memory: endEpoch(memory) };
    }

    expect(outcomes.length % stepsPerEpoch).toBe(0);
    expect(outcomes.map(({ trials }) => trials)).toEqual(steps.map(({ trials }) => trials));
    outcomes.forEach(({ batchLoss, squaredGradientNorm, stepSize }, step) => {
      const expected = steps[step] as (typeof steps)[number];
      expect(stepSize / expected.stepSize).toBeCloseTo(1, 9);
      expect(Math.abs(batchLoss - expected.batchLoss)).toBeLessThan(tolerance);
      expect(Math.abs(squaredGradientNorm / expected.squaredGradientNorm - 1)).toBeLessThan(10 * tolerance);
    });
    engine.exportState().parameters.forEach((values, index) => {
      values.forEach((value, at) => {
        expect(Math.abs(value - (parameters[index]?.[at] ?? Number.NaN))).toBeLessThan(2 * tolerance);
      });
    });
  });
});
