import type { Crossing } from '../estimate/estimate.type.ts';
import { distinctBatchSizes } from '../fit/batchSizes.ts';

/** The runs of one setting (say, one learning rate) of a grid, in the order of the grid. */
export type TunedSetting = { name: string; crossings: readonly Crossing[] };

/** Which setting a batch size takes. */
export type TunedChoice = {
  batchSize: number;
  name: string;
  /** Median of its K, in steps; Infinity where at least half of its runs did not arrive. */
  medianSteps: number;
  /** Whether it is the first or the last of the grid: a better setting may lie outside. */
  isAtEdge: boolean;
};

/**
 * The policy "tuned for every batch size": of a grid of settings each batch size takes the one with the least median K,
 * runs that did not arrive counting as beyond every one that did; its runs are the policy's. Settings that have fewer
 * crossings at a batch size than another (runs under way, diverged) are left out there. A tie goes to the earlier one.
 *
 * The choice is made by the runs that are then counted, so that K of the tuned policy is too small, the more so the larger
 * the grid, the fewer the seeds and the larger the scatter (the winner's curse). With g settings that are equally good, ln K falls by
 * the expected maximum of g standard normals (0.85 for g = 3, 1.16 for g = 5) times the standard error of a median: it flatters
 * tuning, and seeds beyond those that chose would be needed to take it out.
 */
export function tunePerBatchSize(grid: readonly TunedSetting[]): {
  crossings: Crossing[];
  choices: TunedChoice[];
} {
  const chosen = distinctBatchSizes(grid.flatMap(({ crossings }) => [...crossings])).map((batchSize) => {
    const candidates = grid.map(({ name, crossings }, place) => {
      const runs = crossings.filter((run) => run.batchSize === batchSize);
      return { name, place, runs, medianSteps: medianSteps(runs) };
    });
    const most = Math.max(...candidates.map(({ runs }) => runs.length));
    const { runs, ...choice } = candidates
      .filter((candidate) => candidate.runs.length === most)
      .reduce((a, b) => (isBetter(b, a) ? b : a));
    const { name, place, medianSteps: median } = choice;
    const isAtEdge = grid.length > 1 && (place === 0 || place === grid.length - 1);
    return { runs, choice: { batchSize, name, medianSteps: median, isAtEdge } };
  });
  return {
    crossings: chosen.flatMap(({ runs }) => runs),
    choices: chosen.map(({ choice }) => choice),
  };
}

type Candidate = { runs: readonly Crossing[]; medianSteps: number };

/** Where no median arrives, more runs that did are better. */
function isBetter(one: Candidate, other: Candidate): boolean {
  if (one.medianSteps !== other.medianSteps) return one.medianSteps < other.medianSteps;
  return one.medianSteps === Number.POSITIVE_INFINITY && arrivals(one.runs) > arrivals(other.runs);
}

function arrivals(runs: readonly Crossing[]): number {
  return runs.filter(({ upperSteps }) => upperSteps !== null).length;
}

function medianSteps(runs: readonly Crossing[]): number {
  const steps = runs.map(({ upperSteps }) => upperSteps ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const middle = steps.length / 2;
  const [low, high] = [steps[Math.ceil(middle) - 1], steps[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.POSITIVE_INFINITY : (low + high) / 2;
}
