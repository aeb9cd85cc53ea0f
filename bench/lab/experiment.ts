import {
  type Crossing,
  countedOutcomes,
  crossingOf,
  type Estimate,
  type OptimiserSpec,
  optimiserSchema,
} from '@critbatch/theory';
import { type RandomStream, randomStream } from '@critbatch/worker/random/randomStream';
import { type LogRow, trainingLog } from './trainingLog.ts';
import { drawSteps, drawTrueLaw } from './trueLaw.ts';

export type ExperimentRun = {
  batchSize: number;
  seed: number;
  status: 'SUCCEEDED' | 'FAILED';
  outcome: 'TARGETS_REACHED' | 'BUDGET_SPENT' | 'DIVERGED' | null;
  attempts: number;
  log: LogRow[];
  crossing: Pick<Crossing, 'lowerSteps' | 'upperSteps'> | null;
};

/** What one sweep of the lab did. Sweeps that did the same share one: each estimate is theory's own of its crossings. */
export type Experiment = {
  optimiser: OptimiserSpec;
  batchSizes: number[];
  seeds: number[];
  threshold: number;
  maxExamplesPerRun: number;
  cadence: { firstStep: number; ratio: number };
  runs: ExperimentRun[];
};

export type Estimated = Experiment & { inputHash: string; estimate: Estimate };

/** Six sweeps of six runs, three of twelve, and one of 28: ten runs a sweep on the mean. */
const shapes = [
  ...Array.from({ length: 6 }, () => ({ sizes: 6, seeds: 1 })),
  ...Array.from({ length: 3 }, () => ({ sizes: 6, seeds: 2 })),
  { sizes: 7, seeds: 4 },
];
export const shapesOfSweeps = shapes.length;

const batchSizes = [8, 16, 32, 64, 128, 256, 512];

const search = { initialStepSize: 1, sufficientDecrease: 0.1, backtrackFactor: 0.9, maxStepSize: 10 };
const learningRate = { base: 0.1 };
const optimisers = [
  { ...search, reset: 'increase' },
  { ...search, reset: 'maximum' },
  { name: 'sgd', learningRate },
  { name: 'momentum', learningRate },
  { name: 'nesterov', learningRate },
  { name: 'adam', learningRate: { base: 0.001 } },
  { name: 'adamW', learningRate: { base: 0.001 } },
  { name: 'rmsProp', learningRate: { base: 0.001 } },
].map((spec) => optimiserSchema.parse(spec));

/** The experiment with this number, the same for the same seed. */
export function createExperiment(seed: number, number: number): Experiment {
  const random = randomStream(seed, 'experiment', number);
  const law = drawTrueLaw(random);
  const shape = shapes[number % shapes.length] ?? { sizes: 6, seeds: 1 };
  const optimiser = optimisers[random.wholeNumber(optimisers.length)] as OptimiserSpec;
  const sizes = batchSizes.slice(batchSizes.length - shape.sizes);
  const seeds = Array.from({ length: shape.seeds }, (_, index) => index + 1);
  // What the law asks of the largest batch size, and a quarter more: some of the smallest are cut off.
  const maxExamplesPerRun = Math.ceil((batchSizes.at(-1) ?? 512) * law.limitSteps * 1.25);
  const given = {
    optimiser,
    batchSizes: sizes,
    seeds,
    threshold: 0.1,
    maxExamplesPerRun,
    cadence: { firstStep: 1, ratio: 1.045 },
  };
  const cells = sizes.flatMap((batchSize) => seeds.map((each) => ({ batchSize, seed: each })));
  return {
    ...given,
    runs: cells.map((cell) => createRun(given, cell, drawSteps(law, cell.batchSize, random), random)),
  };
}

/** One run that is evaluated at each of its 100,000 steps, which reach the target at the last. */
export function createLongExperiment(seed: number, steps: number): Experiment {
  const random = randomStream(seed, 'long experiment');
  const given = {
    optimiser: optimisers[0] as OptimiserSpec,
    batchSizes: [64],
    seeds: [1],
    threshold: 0.1,
    maxExamplesPerRun: 64 * steps,
    cadence: { firstStep: 1, ratio: 1 + 1e-9 },
  };
  return { ...given, runs: [createRun(given, { batchSize: 64, seed: 1 }, steps, random, 'none')] };
}

type Given = Omit<Experiment, 'runs'>;
type Mishap = 'none' | 'failed' | 'diverged';

function createRun(
  { optimiser, threshold, cadence, maxExamplesPerRun }: Given,
  { batchSize, seed }: { batchSize: number; seed: number },
  stepsToTarget: number,
  random: RandomStream,
  mishap: Mishap = drawMishap(random),
): ExperimentRun {
  const budget = Math.floor(maxExamplesPerRun / batchSize);
  const cut = mishap === 'none' ? budget : Math.min(budget, Math.ceil(stepsToTarget * 0.4));
  const run = { batchSize, stepsToTarget, cadence, threshold, searches: optimiser.name === 'sgdArmijo' };
  const log = trainingLog({ ...run, lastStep: cut }, random);
  const evaluations = log.flatMap(({ step, trainingLoss: value }) =>
    value === null ? [] : [{ step, value }],
  );
  const met = crossingOf(evaluations, { metric: 'trainingLoss', threshold }, true);
  const reached = met?.upperSteps != null;
  const outcome = {
    failed: null,
    diverged: 'DIVERGED',
    none: reached ? 'TARGETS_REACHED' : 'BUDGET_SPENT',
  } as const;
  const isCounted = countedOutcomes.some((counted) => counted === outcome[mishap]);
  return {
    batchSize,
    seed,
    status: mishap === 'failed' ? 'FAILED' : 'SUCCEEDED',
    outcome: outcome[mishap],
    attempts: mishap === 'failed' ? 3 : random.uniform() < 0.05 ? 2 : 1,
    log,
    crossing: isCounted ? met : null,
  };
}

/** One run in a hundred fails for good, one diverges. */
function drawMishap(random: RandomStream): Mishap {
  const chance = random.uniform();
  return chance < 0.01 ? 'failed' : chance < 0.02 ? 'diverged' : 'none';
}
