import type { ArmijoConfig, ModelSpec, ResetRule } from '@critbatch/theory';
import { afterEach, describe, expect, it } from '@jest/globals';
import { dataOrder } from '../../datasets/dataOrder.ts';
import { mnistOf } from '../../datasets/testing/mnistOf.ts';
import {
  disposeEngines,
  openEngine,
  smallPlan,
  startPosition,
  trainSteps,
  withOptimiser,
} from '../testing/smallEngine.ts';
import type { EnginePlan, StepOutcome } from '../trainingEngine.ts';

afterEach(disposeEngines);

/** The first trials of the steps after those that are meant, by what was refused until then. */
function startsAfter(isMeant: (step: number, remembered: number) => boolean) {
  const { backtrackFactor } = smallPlan.optimiser;
  return (steps: StepOutcome[]) =>
    steps.slice(0, -1).flatMap(({ rememberedStepSize }, step) => {
      const { stepSize, trials } = steps[step + 1] as StepOutcome;
      return isMeant(step, rememberedStepSize) ? [stepSize / backtrackFactor ** (trials - 1)] : [];
    });
}

describe('the search inside the graph', () => {
  async function both(of: EnginePlan, steps: number): Promise<[StepOutcome[], StepOutcome[]]> {
    const reference = await trainSteps(await openEngine('reference', of), of, steps);
    return [reference, await trainSteps(await openEngine('onnx', of), of, steps)];
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
    const [reference, onnx] = [await openEngine('reference', mnist), await openEngine('onnx', mnist)];
    const order = dataOrder(3840, 32, 1);
    const position = startPosition();
    let mostTrials = 0;
    for (let step = 0; step < 240; step++) {
      // From the same parameters: SGD at a step size of 1 would blow the engines' different rounding up in 50 steps.
      onnx.importState(reference.exportState());
      const [expected] = (await reference.steps(order.batches(step, 1), position)) as [StepOutcome];
      const [found] = (await onnx.steps(order.batches(step, 1), position)) as [StepOutcome];
      const { status, trials, stepSize, rememberedStepSize } = expected;
      expect(found).toMatchObject({ status, trials, stepSize, rememberedStepSize });
      expect(Math.abs(found.batchLoss / expected.batchLoss - 1)).toBeLessThan(1e-5);
      mostTrials = Math.max(mostTrials, trials);
    }
    expect(mostTrials).toBeGreaterThan(5);
  });

  it('keeps step with theory for 200 steps on its own, where the steps are small enough for rounding not to grow', async () => {
    const modelSpec: ModelSpec = { architecture: 'softmaxRegression', inputShape: [28, 28], classes: 10 };
    const dataset = await mnistOf(3840, 100);
    const optimiser = { ...smallPlan.optimiser, initialStepSize: 1, reset: 'previous' as const };
    const [expected, found] = await both({ ...smallPlan, optimiser, modelSpec, dataset, batchSize: 64 }, 200);
    expect(found.map(({ trials }) => trials)).toEqual(expected.map(({ trials }) => trials));
    found.forEach(({ batchLoss }, step) => {
      expect(Math.abs(batchLoss - (expected[step]?.batchLoss ?? 0))).toBeLessThan(1e-4);
    });
  });

  it.each<ResetRule>(['previous', 'increase', 'maximum', 'epochMean'])(
    'starts where the rule "%s" says, over three epochs',
    async (reset) => {
      const [expected, found] = await both(withOptimiser({ reset, maxStepSize: 10 }), 30);
      expect(found.map(({ trials }) => trials)).toEqual(expected.map(({ trials }) => trials));
      expect(found.map(({ stepSize }) => stepSize)).toEqual(expected.map(({ stepSize }) => stepSize));
    },
  );

  it.each<[string, Partial<ArmijoConfig>, (steps: StepOutcome[]) => number[]]>([
    ['epochMeanDelay', { reset: 'epochMean', epochMeanDelay: 1 }, startsAfter((step) => step === 9)],
    [
      'restartBelow',
      { reset: 'increase', restartBelow: 2, restartStepSize: 6 },
      startsAfter((_step, remembered) => remembered < 2),
    ],
  ])(
    'obeys %s as theory does, within a call and from one call to the next',
    async (_name, settings, restarts) => {
      const plan = withOptimiser(settings);
      const reference = await trainSteps(await openEngine('reference', plan), plan, 30, 3);
      const onnx = await trainSteps(await openEngine('onnx', plan), plan, 30, 7);
      const searched = (steps: StepOutcome[]) => steps.map(({ stepSize, trials }) => [stepSize, trials]);
      expect(searched(onnx)).toEqual(searched(reference));
      const restarted = restarts(onnx);
      expect(restarted.length).toBeGreaterThan(0);
      const first = settings.restartStepSize ?? smallPlan.optimiser.initialStepSize;
      for (const start of restarted) expect(start).toBeCloseTo(first, 9);
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
      const engine = await openEngine(name, separable);
      // The larger the weights, the nearer the loss to the resolution of single precision.
      for (let scale = 1; scale < 30; scale += 1) {
        engine.importState({
          parameters: [Float32Array.of(-scale, scale), new Float32Array(2)],
          slots: [],
          statistics: [],
        });
        const [outcome] = await engine.steps(Int32Array.of(0, 1, 2, 3), startPosition());
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
