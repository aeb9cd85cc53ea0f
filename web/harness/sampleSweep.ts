import type { Crossing, LawName, LooserTarget } from '@critbatch/theory';
import {
  estimate,
  evaluationCadenceSchema,
  fitStepTime,
  frozenEstimate,
  looserTarget,
  remainingTime,
  shownFigures,
  stepsToTarget,
} from '@critbatch/theory';
import { hasDiverged, isTooLarge } from '../features/run/runState.ts';
import type { SweepPageData } from '../features/sweep/sweepPage.type.ts';
import { sampleFirstEstimates } from './sampleFirstEstimates.ts';
import { sampleRecommendation } from './sampleRecommendation.ts';
import { sampleRun } from './sampleRun.ts';
import { seeded } from './seeded.ts';

/** What a made-up sweep is drawn from: a true law, scatter of ln K, and how far its runs have come. */
export type SampleOptions = {
  number: number;
  batchSizes: number[];
  seeds?: number[];
  law: { law: LawName; parameters: Record<string, number> };
  scatter?: number;
  budget?: number;
  currentBatchSize?: number | null;
  /** Runs that are still going on, or wait, counted from the last one. */
  running?: number;
  queued?: number;
  failed?: number;
  /** Batch sizes from which on no device had enough memory. */
  tooLargeFrom?: number;
  /** A run whose steps are so many times what it drew. */
  astray?: { batchSize: number; seed: number; factor: number };
  withEstimate?: boolean;
};

const target = { id: 'target-1', metric: 'TRAINING_LOSS' as const, threshold: 0.1 };

/** A sweep as the API gives it, with runs drawn from a law and the estimate that theory makes of them. */
export function sampleSweep(options: SampleOptions): SweepPageData {
  const { batchSizes, seeds = [1, 2, 3], running = 0, queued = 0, failed = 0, budget = 3_000_000 } = options;
  const random = seeded(options.number);
  const cells = seeds.flatMap((seed) => batchSizes.map((batchSize) => ({ batchSize, seed })));
  const runs = cells.map((cell, index) => {
    const fromEnd = cells.length - 1 - index;
    const state =
      fromEnd < queued
        ? 'queued'
        : fromEnd < queued + running
          ? 'running'
          : fromEnd < queued + running + failed
            ? 'failed'
            : 'ended';
    const { astray, scatter = 0.12, tooLargeFrom = Number.POSITIVE_INFINITY } = options;
    const stray = cell.batchSize === astray?.batchSize && cell.seed === astray.seed ? astray.factor : 1;
    const trueSteps = stray * stepsToTarget(options.law, cell.batchSize) * Math.exp(normal(random) * scatter);
    const fits = cell.batchSize < tooLargeFrom;
    return sampleRun({
      sweepNumber: options.number,
      ...cell,
      state: fits ? state : 'tooLarge',
      trueSteps,
      budget,
      target,
      random,
    });
  });
  const crossings = runs.flatMap((run): Crossing[] =>
    run.crossing ? [{ batchSize: run.batchSize, seed: run.seed, ...run.crossing }] : [],
  );
  const ended = (wanted: string) => runs.filter(({ status }) => status === wanted).length;
  const counts = {
    queued,
    claimed: 0,
    running,
    failed: ended('FAILED'),
    canceled: 0,
    stale: 0,
    total: runs.length,
  };
  const isOver = running + queued === 0;
  const estimated = estimate(crossings, { random, draws: 80 });
  const deviceSeconds = runs.reduce((sum, run) => sum + run.deviceSeconds, 0);
  return {
    id: `sweep-${options.number}`,
    number: options.number,
    name: 'MLP 784-128-10 on MNIST',
    tags: options.number === 214 ? ['nightly', 'vision'] : [],
    archivedAt: null,
    origin: 'TRAINED',
    attestedRuns: Math.ceil((runs.length - running - queued) / 2),
    imported: null,
    status: isOver ? 'FINISHED' : 'RUNNING',
    isPaused: false,
    isPreliminary: false,
    continuableUntil: null,
    studyStages: [],
    firstEstimates: sampleFirstEstimates(isOver ? estimated.criticalBatchSize : null),
    rateProbe: null,
    batchSizes,
    seeds,
    currentBatchSize: options.currentBatchSize ?? null,
    maxExamplesPerRun: budget,
    budgetMetric: null,
    budgetAnswer: null,
    spending: [{ deviceSeconds, evaluationSeconds: 0, cost: [{ amount: 12.4, currency: 'USD' }] }],
    remaining: isOver ? null : remainingOf(runs, budget, deviceSeconds),
    lastEventSequence: 10,
    createdAt: '2026-11-24T08:00:00.000Z',
    team: { id: 'team-1', name: 'Vision team', runsPerMonth: 40 },
    model: { id: 'model-1', name: 'MLP 784-128-10' },
    dataset: { id: 'dataset-1', name: 'MNIST' },
    policy: {
      __typename: 'ArmijoPolicy',
      initialStepSize: 1,
      sufficientDecrease: 0.1,
      backtrackFactor: 0.9,
      reset: 'MAXIMUM',
      growthPerEpoch: 2,
      maxStepSize: null,
      maxTrials: 100,
      exhaustedStepSize: 1e-6,
      settings: [],
    },
    targets: [target],
    target,
    plan: null,
    evaluation: evaluationCadenceSchema.parse({}),
    leavesTrail: false,
    runCounts: {
      ...counts,
      succeeded: ended('SUCCEEDED'),
      tooLarge: runs.filter(isTooLarge).length,
      diverged: runs.filter(hasDiverged).length,
      hopeless: 0,
    },
    runs,
    estimate:
      options.withEstimate === false
        ? null
        : {
            ...frozenEstimate(shownFigures(estimated, 'sample')),
            looserTarget: estimated.reason === 'EVERYTHING_CENSORED' ? looserOf(runs) : null,
          },
    recommendation: options.withEstimate === false ? null : sampleRecommendation(estimated, options),
  };
}

function looserOf(runs: ReturnType<typeof sampleRun>[]): LooserTarget | null {
  const logs = runs.map(({ history }) => history.map(({ trainingLoss }) => trainingLoss ?? Number.NaN));
  return looserTarget(
    logs.map((losses) => ({ untrained: losses[0] ?? Number.NaN, best: Math.min(...losses) })),
    target.metric,
  );
}

/** As the API says it while no law is known: two runs at once, each to its cap at most. */
function remainingOf(
  runs: ReturnType<typeof sampleRun>[],
  budget: number,
  spent: number,
): SweepPageData['remaining'] {
  const timed = runs.filter(({ step }) => step > 0);
  const rest = remainingTime({
    runs: runs
      .filter(({ status }) => status === 'QUEUED' || status === 'RUNNING')
      .map(({ batchSize, step }) => ({ batchSize, steps: step, capSteps: Math.floor(budget / batchSize) })),
    ended: [],
    stepTime: fitStepTime(
      timed.map(({ batchSize, step, deviceSeconds }) => ({
        batchSize,
        secondsPerStep: deviceSeconds / step,
      })),
    ),
    evaluationShare: 0,
    steps: null,
    foretold: null,
    plan: null,
    runsAtOnce: 2,
    queue: { expected: 0, most: 0 },
  });
  return rest && { total: { expected: null, most: spent + rest.device.most }, wall: rest.wall };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
