import type { Crossing } from '../estimate/estimate.type.ts';
import type { PlanOptions } from './plan.type.ts';
import { planNextRuns } from './planNextRuns.ts';
import type { Standing } from './stopReason.ts';

/** What it will take to be as sure as wanted, if everything goes as expected. */
export type ForecastEnd = {
  runs: number;
  seconds: number;
  /** hi/lo of b*'s interval then; above the wanted one where budget or seeds end first. */
  ratio: number;
};

const mostRuns = 30;

/**
 * Follows the plan as if every run gave the information that is expected of it. A forecast for people, not a promise: the
 * laws' weights and the scatter stay as they are believed to be now. Null while nothing can be expected yet.
 */
export function forecastEnd(
  crossings: readonly Crossing[],
  standing: Standing | null,
  options: PlanOptions,
): ForecastEnd | null {
  const { runs } = planNextRuns(crossings, standing, { ...options, runs: mostRuns });
  const first = runs.findIndex(
    ({ expectedRatio }) => expectedRatio !== null && expectedRatio <= options.wantedRatio,
  );
  const done = first < 0 ? runs : runs.slice(0, first + 1);
  const ratio = done.at(-1)?.expectedRatio ?? null;
  if (ratio === null) return null;
  return { runs: done.length, seconds: done.reduce((sum, run) => sum + run.expectedSeconds, 0), ratio };
}
