// How far b* by theory, from the gradients of 40 steps, is from b* by runs: eight policies on five tasks, each trained at ten batch
// sizes (docs/decisions/0042-theory-first.md). Prints theory/src/firstEstimate/measuredCases.ts.
// npm run bench -- first-estimate [--task NAME] [--policy NAME]: about twenty minutes on one core.
import { parseArgs } from 'node:util';
import {
  assess,
  type Crossing,
  crossingOf,
  estimateByRatios,
  factorOf,
  measuredRatios,
  type OptimiserSpec,
  optimiserSchema,
  type Target,
  type TheorySource,
  theoryValues,
  trainingSpecSchema,
  usualAssessment,
} from '@critbatch/theory';
import type { Dataset } from '@critbatch/worker/datasets/dataset';
import { loadDataset } from '@critbatch/worker/datasets/loadDataset';
import { createTrainingRun } from '@critbatch/worker/training/trainingRun';
import { finishTrial, trialPlan } from '@critbatch/worker/training/tryRate';
import { builtInDataset } from './firstSweepSpec.ts';
import { type BenchRow, figure } from './row.ts';

const search = { initialStepSize: 1, sufficientDecrease: 0.1, backtrackFactor: 0.9 };
const rate = (name: string, base: number) => ({ name, learningRate: { base } });
const policies: Record<string, object> = {
  'Armijo, reset maximum': { ...search, reset: 'maximum' },
  'SGD 0.1': rate('sgd', 0.1),
  'SGD 0.5': rate('sgd', 0.5),
  'momentum 0.9, rate 0.03': rate('momentum', 0.03),
  'Adam 0.001': rate('adam', 0.001),
  'Armijo, reset increase': { ...search, reset: 'increase' },
  'Adam 0.01': rate('adam', 0.01),
  'momentum 0.9, rate 0.003': rate('momentum', 0.003),
};

const mlp = (inputShape: number[], hiddenWidths: number[], classes: number) =>
  ({ architecture: 'mlp', inputShape, hiddenWidths, classes, activation: 'relu' }) as const;
const softmax = (inputShape: number[]) =>
  ({ architecture: 'softmaxRegression', inputShape, classes: 10 }) as const;
const clusters = (noise: number, classes = 5, width = 20, trainingExamples = 4000) => {
  const shape = { inputShape: [width], classes, noise, seed: 3 };
  return { loader: 'gaussianClusters', trainingExamples, testExamples: 50, ...shape } as const;
};
/** Targets from the loosest to the tightest, and the examples that a run may see. */
const tasks = {
  'softmax regression on MNIST': {
    modelSpec: softmax([28, 28, 1]),
    datasetSpec: builtInDataset,
    losses: [0.6, 0.4, 0.32],
    budget: 300_000,
  },
  'MLP 20-32-32-5 on clusters 1.5': {
    modelSpec: mlp([20], [32, 32], 5),
    datasetSpec: clusters(1.5),
    losses: [0.9, 0.5, 0.25],
    budget: 150_000,
  },
  'MLP 20-32-5 on clusters 2.2': {
    modelSpec: mlp([20], [32], 5),
    datasetSpec: clusters(2.2),
    losses: [1, 0.8, 0.6],
    budget: 200_000,
  },
  'MLP 784-128-10 on MNIST': {
    modelSpec: mlp([28, 28, 1], [128], 10),
    datasetSpec: builtInDataset,
    losses: [0.5, 0.3, 0.2],
    budget: 400_000,
  },
  'softmax regression on clusters 2.5': {
    modelSpec: softmax([50]),
    datasetSpec: clusters(2.5, 10, 50, 10_000),
    losses: [0.9, 0.6, 0.45],
    budget: 200_000,
  },
};
type Task = (typeof tasks)[keyof typeof tasks];

/** From the middle outwards: once a small size has not arrived, smaller ones will not. */
const batchSizes = [32, 64, 16, 128, 8, 256, 512, 1024, 4, 2];
const probedBatchSize = 32;
const sources = ['NOISE_SCALE', 'GRADIENT_BOUND'] as const satisfies readonly TheorySource[];

export async function bench(args: string[]): Promise<BenchRow[]> {
  const options = { task: { type: 'string' }, policy: { type: 'string' } } as const;
  const { values } = parseArgs({ args, options });
  const ratios: Record<TheorySource, number[]> = { NOISE_SCALE: [], GRADIENT_BOUND: [] };
  let [sweeps, withMinimiser] = [0, 0];
  for (const [policy, settings] of Object.entries(policies)) {
    for (const [name, task] of Object.entries(tasks)) {
      if ((values.policy ?? policy) !== policy || (values.task ?? name) !== name) continue;
      sweeps += 1;
      const found = await sweepOf(task, optimiserSchema.parse(settings));
      if (!found) continue;
      withMinimiser += 1;
      console.log(JSON.stringify({ task: name, policy, ...found }));
      for (const source of sources) {
        const byTheory = found[source];
        if (byTheory !== null) ratios[source].push(found.criticalBatchSize / byTheory);
      }
    }
  }
  const off = sources.flatMap((source) => {
    const ratiosThen = ratios[source].length < 5 ? measuredRatios(source) : ratios[source];
    const estimate = estimateByRatios(source, 1, ratiosThen);
    if (!estimate) return [];
    return [
      figure(`${source}: sweeps`, ratiosThen.length, 'sweeps', false),
      figure(`${source}: b* ÷ theory, geometric mean`, estimate.value, ''),
      figure(`${source}: within a factor of, 95 %`, factorOf(estimate), ''),
    ];
  });
  return [
    figure('sweeps', sweeps, 'sweeps', false),
    figure('with a minimiser', withMinimiser, 'sweeps', false),
    ...off,
  ];
}

/** b* of the tightest target that has one, and theory's values for it; null without any. */
async function sweepOf(task: Task, optimiser: OptimiserSpec) {
  const dataset = await loadDataset(task.datasetSpec);
  const looks = await lookAtGradients(task, optimiser, dataset);
  const runs = await trainRuns(task, optimiser, dataset);
  for (const trainingLoss of task.losses.toReversed()) {
    const target: Target = { metric: 'trainingLoss', threshold: trainingLoss };
    const crossings = runs.flatMap(({ batchSize, seed, evaluations }): Crossing[] => {
      const crossing = crossingOf(evaluations, target, true);
      return crossing ? [{ batchSize, seed, ...crossing }] : [];
    });
    const { decision, lawsMinimiser: minimiser } = assess(crossings, usualAssessment);
    if (decision.answer !== 'MINIMISER' || !minimiser) continue;
    const question = { looks, optimiser, target };
    const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(3)));
    return {
      trainingLoss,
      criticalBatchSize: Number(minimiser.value.toPrecision(3)),
      NOISE_SCALE: rounded(theoryValues.NOISE_SCALE(question)),
      GRADIENT_BOUND: rounded(theoryValues.GRADIENT_BOUND(question)),
    };
  }
  return null;
}

function planOf(
  { modelSpec, datasetSpec, losses }: Task,
  optimiser: OptimiserSpec,
  maxExamplesPerRun: number,
) {
  const trainingSpec = trainingSpecSchema.parse({
    optimiser,
    targets: [{ metric: 'trainingLoss', threshold: losses.at(-1) }],
    evaluation: {
      firstStep: 4,
      ratio: 1.08,
      trainingSubset: 1000,
      testEvery: 0,
      gradientEvery: 0,
      noiseEvery: 8,
    },
    maxExamplesPerRun,
  });
  return { modelSpec, datasetSpec, trainingSpec, seed: 1, engine: 'onnx' as const };
}

/** The probe of a worker. */
async function lookAtGradients(task: Task, optimiser: OptimiserSpec, dataset: Dataset) {
  const learningRate = 'learningRate' in optimiser ? optimiser.learningRate.base : null;
  const plan = { ...planOf(task, optimiser, task.budget), batchSize: probedBatchSize };
  const steps = { learningRate, batchSize: probedBatchSize };
  const run = await createTrainingRun(trialPlan(plan, steps, true), { dataset });
  const tried = await finishTrial(run, () => false);
  await run.dispose();
  return tried?.looks ?? [];
}

async function trainRuns(task: Task, optimiser: OptimiserSpec, dataset: Dataset) {
  const runs: { batchSize: number; seed: number; evaluations: { step: number; value: number }[] }[] = [];
  let leastWork = Number.POSITIVE_INFINITY;
  for (const seed of [1, 2]) {
    let smallestMissed = 0;
    for (const batchSize of batchSizes) {
      if (batchSize < smallestMissed) continue;
      const budget = Math.max(Math.min(task.budget, leastWork * 5), batchSize * 20);
      const cap = batchSize < 8 ? Math.min(budget, 20_000 * batchSize) : budget;
      const plan = { ...planOf(task, optimiser, Math.floor(cap)), seed, batchSize };
      const run = await createTrainingRun(plan, { dataset });
      const evaluations: { step: number; value: number }[] = [];
      while (run.done === null)
        for (const { step, trainingLoss } of await run.advance())
          evaluations.push({ step, value: trainingLoss });
      const { outcome, step } = run.done;
      await run.dispose();
      if (outcome === 'TARGETS_REACHED') leastWork = Math.min(leastWork, step * batchSize);
      else if (batchSize <= 32) smallestMissed = batchSize;
      if (outcome !== 'DIVERGED') runs.push({ batchSize, seed, evaluations });
    }
  }
  return runs;
}
