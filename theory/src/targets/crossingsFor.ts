import type { Evaluation } from '../estimate/crossing.ts';
import { crossingOf, meetsTarget } from '../estimate/crossing.ts';
import type { Crossing } from '../estimate/estimate.type.ts';
import type { Target } from '../spec/sweepSpec.ts';
import type { Smoothing } from './smoothEvaluations.ts';
import { smoothEvaluations } from './smoothEvaluations.ts';

/** What a run that ended left behind for one metric. */
export type RunLog = {
  batchSize: number;
  seed: number;
  /** TARGETS_REACHED: it stopped because it had met every target it was given. BUDGET_SPENT: whatever it had met. */
  outcome: 'TARGETS_REACHED' | 'BUDGET_SPENT';
  /** The cap of a run that was stopped as hopeless: the steps by which it has not arrived. */
  capSteps?: number | undefined;
  /** In order of steps; steps at which the metric was not measured are left out. */
  evaluations: readonly Evaluation[];
};

/** A target that anybody may ask of runs that were trained for others. */
export type AskedTarget = Target & { smoothing: Smoothing | null };

/** The crossings for an asked target, or why these runs cannot give them. `runs` counts those that cannot. */
export type TargetCrossings =
  | { status: 'ANSWERABLE'; crossings: Crossing[] }
  | { status: 'BEYOND_RUNS'; runs: number }
  | { status: 'NOT_MEASURED'; runs: number };

/**
 * The crossings of ended runs for a target that need not be one they were trained for. A run that spent its budget
 * unmet is right-censored; so is one that was stopped as hopeless, at its cap. One that stopped at its own targets is not: it was stopped *because* it did well, and to
 * call it censored would bias K (informative censoring). Where one such run has not met the asked target, these runs
 * do not answer it: BEYOND_RUNS.
 */
export function crossingsFor(runs: readonly RunLog[], target: AskedTarget): TargetCrossings {
  const smoothed = runs.map((run) => ({
    ...run,
    evaluations: smoothEvaluations(run.evaluations, target.smoothing),
  }));
  const unmeasured = runs.filter(({ evaluations }) => !evaluations.some(({ step }) => step > 0));
  if (unmeasured.length > 0) return { status: 'NOT_MEASURED', runs: unmeasured.length };
  const stoppedEarly = smoothed.filter(
    ({ outcome, evaluations }) =>
      outcome === 'TARGETS_REACHED' && !evaluations.some(({ value }) => meetsTarget(target, value)),
  );
  if (stoppedEarly.length > 0) return { status: 'BEYOND_RUNS', runs: stoppedEarly.length };
  const crossings = smoothed.flatMap(({ batchSize, seed, evaluations, capSteps }) => {
    const crossing = crossingOf(evaluations, target, true, capSteps);
    return crossing === null ? [] : [{ batchSize, seed, ...crossing }];
  });
  return { status: 'ANSWERABLE', crossings };
}
