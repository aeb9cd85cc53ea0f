import { evaluationSteps } from '../spec/sweepSpec.ts';
import type { Crossing } from './estimate.type.ts';

/** When runs were looked at, and where they stopped: what a simulated run is seen through. */
export type EvaluationGrid = {
  /** ln of the evaluation steps, ascending. */
  logSteps: Float64Array;
  /** ln of the step at which a run of this batch size stops unmet; Infinity where none is known to. */
  logCap: Map<number, number>;
};

const usualRatio = 1.05;

/**
 * Infers the evaluation steps and caps of a sweep from its crossings: the cadence's ratio is the median relative
 * width of the later intervals, and a cap is where censored runs stopped, in examples for sizes without one.
 */
export function evaluationGridOf(crossings: readonly Crossing[]): EvaluationGrid {
  const bounded = crossings.filter((run) => run.upperSteps !== null && run.lowerSteps > 0);
  const later = bounded.sort((a, b) => a.lowerSteps - b.lowerSteps).slice(Math.floor(bounded.length / 2));
  const ratios = later.map((run) => (run.upperSteps ?? 0) / run.lowerSteps).sort((a, b) => a - b);
  const ratio = Math.max(1.0005, ratios[Math.floor(ratios.length / 2)] ?? usualRatio);
  const firstSteps = crossings.filter((run) => run.lowerSteps === 0).map((run) => run.upperSteps ?? 1);
  const firstStep = firstSteps.length > 0 ? Math.min(...firstSteps) : 1;

  const furthest = 100 * Math.max(...crossings.map((run) => run.upperSteps ?? run.lowerSteps));
  const logSteps: number[] = [];
  for (const step of evaluationSteps({ firstStep, ratio, trainingSubset: 1, testEvery: 0 })) {
    logSteps.push(Math.log(step));
    if (step > furthest) break;
  }
  return { logSteps: Float64Array.from(logSteps), logCap: capsOf(crossings) };
}

function capsOf(crossings: readonly Crossing[]): Map<number, number> {
  const censored = crossings.filter((run) => run.upperSteps === null);
  const capExamples =
    Math.max(0, ...censored.map((run) => run.lowerSteps * run.batchSize)) || Number.POSITIVE_INFINITY;
  return new Map(
    crossings.map(({ batchSize }) => {
      const own = censored.filter((run) => run.batchSize === batchSize).map((run) => run.lowerSteps);
      const seen = crossings.filter((run) => run.batchSize === batchSize).map((run) => run.upperSteps ?? 0);
      const cap = own.length > 0 ? Math.max(...own) : capExamples / batchSize;
      return [batchSize, Math.log(Math.max(cap, ...seen))];
    }),
  );
}

/** Interval of ln K in which a run with this ln K is seen to reach its target. */
export function seenInterval(grid: EvaluationGrid, batchSize: number, logSteps: number): [number, number] {
  const cap = grid.logCap.get(batchSize) ?? Number.POSITIVE_INFINITY;
  const last = grid.logSteps.length - 1;
  let below = -1;
  let above = last + 1;
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if ((grid.logSteps[middle] ?? 0) >= logSteps) above = middle;
    else below = middle;
  }
  const upper = grid.logSteps[above] ?? Number.POSITIVE_INFINITY;
  // A hair of room, for a cap that is itself an evaluation step.
  if (upper > cap + 1e-9) return [Math.min(cap, Math.max(logSteps, cap)), Number.POSITIVE_INFINITY];
  return [grid.logSteps[below] ?? Number.NEGATIVE_INFINITY, upper];
}
