import { evaluationSteps } from '../spec/sweepSpec.ts';
import type { Crossing } from './estimate.type.ts';

/** When runs were looked at, and where they stopped: what a simulated run is seen through. */
export type EvaluationGrid = {
  /** Ratio of successive evaluation steps. */
  ratio: number;
  /** ln of the evaluation steps, ascending. */
  logSteps: Float64Array;
  /** Index of the last evaluation of a run that stays unmet, by batch size. */
  lastEvaluation: Map<number, number>;
};

const usualRatio = 1.05;

/**
 * Infers the evaluation steps and caps of a sweep from its crossings: the cadence's ratio is the median relative
 * width of the later intervals, and a cap is where censored runs stopped, in examples for sizes without one.
 */
export function evaluationGridOf(crossings: readonly Crossing[]): EvaluationGrid {
  const furthest = 100 * Math.max(0, ...crossings.map((run) => run.upperSteps ?? run.lowerSteps));
  const cadence = {
    firstStep: firstStepOf(crossings),
    ratio: ratioOf(crossings),
    trainingSubset: 1,
    testEvery: 0,
  };
  const steps: number[] = [];
  for (const step of evaluationSteps(cadence)) {
    steps.push(Math.log(step));
    if (step > furthest) break;
  }
  const logSteps = Float64Array.from(steps);
  const lastEvaluation = new Map<number, number>();
  for (const [batchSize, cap] of capsOf(crossings)) {
    // Half an interval of room, for the inferred steps are not quite the sweep's own.
    const next = firstAtLeast(logSteps, Math.log(cap * Math.sqrt(cadence.ratio)));
    lastEvaluation.set(batchSize, next - 1);
  }
  return { ratio: cadence.ratio, logSteps, lastEvaluation };
}

/** Interval of ln K in which a run with this ln K is seen to reach its target. */
export function seenInterval(grid: EvaluationGrid, batchSize: number, logSteps: number): [number, number] {
  const last = grid.lastEvaluation.get(batchSize) ?? grid.logSteps.length - 1;
  const first = Math.min(firstAtLeast(grid.logSteps, logSteps), last + 1);
  const upper = first > last ? Number.POSITIVE_INFINITY : grid.logSteps[first];
  return [grid.logSteps[first - 1] ?? Number.NEGATIVE_INFINITY, upper ?? Number.POSITIVE_INFINITY];
}

function ratioOf(crossings: readonly Crossing[]): number {
  const bounded = crossings
    .map(({ lowerSteps, upperSteps }) => ({ lowerSteps, ratio: (upperSteps ?? 0) / lowerSteps }))
    .filter(({ lowerSteps, ratio }) => lowerSteps > 0 && ratio > 0)
    .sort((a, b) => a.lowerSteps - b.lowerSteps);
  // Early intervals are as wide as whole steps make them.
  const ratios = bounded.slice(Math.floor(bounded.length / 2)).map(({ ratio }) => ratio);
  return Math.max(1.0005, ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? usualRatio);
}

function firstStepOf(crossings: readonly Crossing[]): number {
  const firstSteps = crossings.filter((run) => run.lowerSteps === 0).map((run) => run.upperSteps ?? 1);
  return firstSteps.length > 0 ? Math.min(...firstSteps) : 1;
}

/** Steps after which a run of each batch size stops unmet; Infinity where none is known to. */
function capsOf(crossings: readonly Crossing[]): Map<number, number> {
  const censored = crossings.filter((run) => run.upperSteps === null);
  const capExamples =
    Math.max(0, ...censored.map((run) => run.lowerSteps * run.batchSize)) || Number.POSITIVE_INFINITY;
  return new Map(
    crossings.map(({ batchSize }) => {
      const own = censored.filter((run) => run.batchSize === batchSize).map((run) => run.lowerSteps);
      const arrived = crossings
        .filter((run) => run.batchSize === batchSize)
        .map((run) => run.upperSteps ?? 0);
      const cap = own.length > 0 ? Math.max(...own) : capExamples / batchSize;
      return [batchSize, Math.max(cap, ...arrived)];
    }),
  );
}

/** Index of the first of ascending values that is at least this one; their count where none is. */
function firstAtLeast(ascending: Float64Array, value: number): number {
  let below = -1;
  let above = ascending.length;
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if ((ascending[middle] ?? 0) >= value) above = middle;
    else below = middle;
  }
  return above;
}
