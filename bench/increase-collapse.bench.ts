// Does `increase` at b = 8 keep its step size in single precision? 30,000 steps of the first sweep's network: the onnx engine, the
// same in double precision, and losses rounded to single precision without the rule (1b) of docs/equations.md, whose step size collapses.
// npm run bench -- increase-collapse [--steps 30000]: about ten minutes on one core.
import { parseArgs } from 'node:util';
import {
  armijoConfigSchema,
  doublePrecision,
  endEpoch,
  nextFirstStepSize,
  rememberStepSize,
  searchedRun,
  searchStepSize,
  startStepSizeMemory,
} from '@critbatch/theory';
import { dataOrder } from '@critbatch/worker/datasets/dataOrder';
import { loadDataset } from '@critbatch/worker/datasets/loadDataset';
import { initialParameters } from '@critbatch/worker/models/initialParameters';
import { buildTrainingEngine } from '@critbatch/worker/training/buildTrainingEngine';
import { startState } from '@critbatch/worker/training/startState';
import { doubleNetwork } from './doubleNetwork.ts';
import { builtInDataset, builtInModel } from './firstSweepSpec.ts';
import { type BenchRow, figure } from './row.ts';

const batchSize = 8;
const seed = 1;
const optimiser = armijoConfigSchema.parse({
  initialStepSize: 1,
  sufficientDecrease: 0.1,
  backtrackFactor: 0.9,
  reset: 'increase',
});

type StepSizes = { stepSizes: number[]; belowResolution: number; exhausted: number };

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({ args, options: { steps: { type: 'string', default: '30000' } } });
  const steps = Number(values.steps);
  const dataset = await loadDataset(builtInDataset);
  const order = dataOrder(dataset.training.count, batchSize, seed);
  const { labels, inputs } = dataset.training;
  const row = (example: number) =>
    inputs.subarray(example * dataset.inputWidth, (example + 1) * dataset.inputWidth);

  async function onEngine(): Promise<StepSizes> {
    const plan = { modelSpec: builtInModel, optimiser, dataset, batchSize, microBatchSize: 4096 };
    const engine = await buildTrainingEngine('onnx', plan);
    engine.importState(startState(builtInModel, optimiser, seed));
    const found: StepSizes = { stepSizes: [], belowResolution: 0, exhausted: 0 };
    let memory = startStepSizeMemory();
    for (let step = 0; step < steps; ) {
      const count = Math.min(20, order.stepsPerEpoch - (step % order.stepsPerEpoch), steps - step);
      for (const outcome of await engine.steps(order.batches(step, count), { step, memory })) {
        note(found, outcome);
        memory = rememberStepSize(memory, outcome.rememberedStepSize);
      }
      step += count;
      if (step % order.stepsPerEpoch === 0) memory = endEpoch(memory);
    }
    await engine.dispose();
    return found;
  }

  /** In double precision, losses read through `seen`; unitRoundoff 0 leaves out rule (1b). */
  function inDouble(seen: (loss: number) => number, unitRoundoff: number): StepSizes {
    const network = doubleNetwork([784, 128, 10], initialParameters(builtInModel, seed));
    const run = searchedRun(optimiser, batchSize, dataset.training.count);
    const found: StepSizes = { stepSizes: [], belowResolution: 0, exhausted: 0 };
    let memory = startStepSizeMemory();
    for (let step = 0; step < steps; step++) {
      const batch = Array.from(order.batches(step, 1));
      const { loss, squaredGradientNorm } = network.measure(
        batch.map(row),
        batch.map((example) => labels[example] as number),
      );
      const start = {
        loss: seen(loss),
        squaredGradientNorm,
        firstStepSize: nextFirstStepSize(optimiser, memory, { ...run, step }),
      };
      const lossAt = (stepSize: number) => seen(network.lossAlong(stepSize));
      const outcome = searchStepSize(optimiser, start, lossAt, unitRoundoff);
      network.move(outcome.stepSize);
      note(found, outcome);
      memory = rememberStepSize(memory, outcome.rememberedStepSize);
    }
    return found;
  }

  const single = await onEngine();
  const double = inDouble((loss) => loss, doublePrecision);
  // A cross-entropy ends in log(1 + x): in single precision its rounding is that of numbers near one.
  const naive = inDouble((loss) => Math.fround(1 + loss) - 1, 0);
  return [
    compared('increase-b8-step-size', single, double),
    figure('increase-b8-below-resolution', single.belowResolution, `of ${steps} steps`),
    figure('increase-b8-exhausted', single.exhausted, `of ${steps} steps`),
    compared('increase-b8-step-size-without-1b', naive, double),
    figure('increase-b8-exhausted-without-1b', naive.exhausted, `of ${steps} steps`),
  ];
}

function note(found: StepSizes, outcome: { status: string; rememberedStepSize: number }): void {
  found.stepSizes.push(outcome.rememberedStepSize);
  if (outcome.status === 'belowResolution') found.belowResolution++;
  if (outcome.status === 'exhausted') found.exhausted++;
}

/** Geometric mean of the remembered step size over the last sixth of the run, against double precision. */
function compared(name: string, run: StepSizes, double: StepSizes): BenchRow {
  const typical = ({ stepSizes }: StepSizes) => {
    const last = stepSizes.slice(-Math.ceil(stepSizes.length / 6));
    return Math.exp(last.reduce((sum, stepSize) => sum + Math.log(stepSize), 0) / last.length);
  };
  const value = typical(run);
  return {
    name,
    value,
    unit: 'step size',
    comparedTo: 'float64',
    ratio: value / typical(double),
    lowerIsBetter: false,
  };
}
