import type { Interval } from '../estimate/estimate.type.ts';
import { intervalOf } from '../estimate/interval.ts';
import type { StepCurve } from '../laws/stepCurve.ts';
import { normalQuantile } from '../probability/normalQuantile.ts';
import { evaluationsUntil } from '../spec/sweepSpec.ts';
import { spreadUniform, stepTimeFactor } from './spreadDraws.ts';
import type { StepTime } from './stepTime.ts';
import { stepSeconds } from './stepTime.ts';
import { scaleInterval } from './timeAndCost.ts';

/** What is going to be run. */
export type ForecastOrder = {
  batchSizes: readonly number[];
  /** Runs of each batch size. */
  seeds: number;
  /** Examples after which a run stops unmet. */
  maxExamplesPerRun: number;
  /** Whether every run spends all of that, as those of a sweep for a budget do. */
  spendsBudget?: boolean;
  /** Ratio of successive evaluation steps: a run goes on to the first evaluation that sees the target met. */
  evaluationRatio: number;
  /** First step after which a run is evaluated; absent for 1. */
  firstEvaluationStep?: number;
  /** Device seconds of evaluations for every device second of training, where nobody has timed an evaluation. */
  evaluationShare: number;
  /** Device seconds of one evaluation, which are the same at every batch size; absent where that is not known. */
  evaluationSeconds?: number | null;
  /** Runs that are trained at the same time. */
  runsAtOnce: number;
  /** In whatever currency; null leaves money out. */
  pricePerDeviceHour: number | null;
};

/**
 * From what it is forecast. LAW: K(b) of a pilot or of an earlier sweep of the same model, data set and policy. CAP:
 * nothing is known of K(b), and every share of the cap is held for equally likely. BUDGET: every run spends all of it.
 */
export type ForecastBasis = {
  steps: { kind: 'LAW'; draws: readonly StepCurve[]; runScatter: number } | { kind: 'CAP' | 'BUDGET' };
  stepTime: StepTime;
};

export type SweepForecast = {
  /** Training and evaluations of all runs. */
  deviceSeconds: Interval;
  /** From the first run's start to the last one's end, on so many runs at once. */
  wallSeconds: Interval;
  cost: Interval | null;
  runs: number;
  /** Runs that are expected to stop at the cap; null where nothing is known of K(b). */
  censoredRuns: number | null;
};

/** Draws behind a forecast where K(b) has none of its own. */
const drawsOfCap = 400;

/**
 * What a sweep will take before it starts: every run ends at K(b), which scatters from run to run, or at its cap
 * (docs/equations.md (T5)). An error of the step time is taken to be the same at all batch sizes, which is the cautious
 * reading: it does not average out. The values are the medians of the draws. `random` gives uniform numbers in [0, 1).
 */
export function forecastSweep(
  order: ForecastOrder,
  basis: ForecastBasis,
  { level, random }: { level: number; random: () => number },
): SweepForecast {
  const { steps } = basis;
  const count = steps.kind === 'LAW' ? steps.draws.length : drawsOfCap;
  const draws = Array.from({ length: count }, (_, i) => drawSweep(order, basis, i, random));
  const deviceSeconds = aroundMedian(
    draws.map(({ total }) => total),
    level,
  );
  const { pricePerDeviceHour } = order;
  return {
    deviceSeconds,
    wallSeconds: aroundMedian(
      draws.map(({ longest, total }) => Math.max(longest, total / order.runsAtOnce)),
      level,
    ),
    cost: pricePerDeviceHour === null ? null : scaleInterval(deviceSeconds, pricePerDeviceHour / 3600),
    runs: order.batchSizes.length * order.seeds,
    censoredRuns:
      steps.kind === 'LAW' ? draws.reduce((sum, { censored }) => sum + censored, 0) / count : null,
  };
}

/** One way in which the sweep may go: device seconds of all runs and of the longest, and how many stop at the cap. */
function drawSweep(
  order: ForecastOrder,
  { steps, stepTime }: ForecastBasis,
  index: number,
  random: () => number,
): { total: number; longest: number; censored: number } {
  const { evaluationSeconds = null } = order;
  const error = stepTimeFactor(stepTime, index, 0);
  const share = evaluationSeconds === null ? 1 + order.evaluationShare : 1;
  const cadence = { firstStep: order.firstEvaluationStep ?? 1, ratio: order.evaluationRatio };
  const secondsOf = (steps: number, secondsPerStep: number) =>
    error * (steps * secondsPerStep * share + (evaluationSeconds ?? 0) * evaluationsUntil(steps, cadence));
  const scatter = steps.kind === 'LAW' ? steps.runScatter : 0;
  const outcome = { total: 0, longest: 0, censored: 0 };
  for (const batchSize of order.batchSizes) {
    const cap = order.maxExamplesPerRun / batchSize;
    const secondsPerStep = stepSeconds(stepTime, batchSize);
    const curve = steps.kind === 'LAW' ? steps.draws[index] : undefined;
    const shareOfCap = steps.kind === 'BUDGET' ? 1 : spreadUniform(index, 1);
    const centre = curve ? curve(batchSize) : cap * shareOfCap;
    for (let seed = 0; seed < order.seeds; seed++) {
      const needed = centre * (curve ? runFactor(scatter, order.evaluationRatio, random) : 1);
      const seconds = secondsOf(Math.min(needed, cap), secondsPerStep);
      outcome.total += seconds;
      outcome.longest = Math.max(outcome.longest, seconds);
      if (needed > cap) outcome.censored += 1;
    }
  }
  return outcome;
}

/** A step time that somebody states: proportional to b, with the error that a guess is given. */
export function statedStepTime(batchSize: number, secondsPerStep: number): StepTime {
  return {
    floorSeconds: 0,
    overheadSeconds: 0,
    secondsPerExample: secondsPerStep / batchSize,
    shape: 'PROPORTIONAL',
    relativeError: null,
    measuredRange: { lower: batchSize, upper: batchSize },
    observations: 0,
  };
}

/** By what a run misses the law: its scatter, and the way to the next evaluation, anywhere on a logarithmic scale. */
function runFactor(scatter: number, evaluationRatio: number, random: () => number): number {
  const missed = scatter * normalQuantile(Math.max(random(), 2 ** -53));
  return Math.exp(missed) * evaluationRatio ** random();
}

function aroundMedian(values: readonly number[], level: number): Interval {
  const median = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return intervalOf(median, values, level);
}
