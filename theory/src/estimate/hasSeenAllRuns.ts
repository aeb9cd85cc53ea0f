import type { Estimate } from './estimate.type.ts';

/** Outcomes that say something about K; a run that diverged or was canceled says nothing. */
const countedOutcomes = ['TARGETS_REACHED', 'BUDGET_SPENT'];

/**
 * Whether an estimate counts every run that has a result. The estimate of a sweep follows its last run by a moment, so
 * that a sweep can have ended while its answer is still on the way.
 */
export function hasSeenAllRuns(
  estimate: Pick<Estimate, 'crossings' | 'censored'> | null,
  runs: readonly { outcome: string | null }[],
): boolean {
  const results = runs.filter(({ outcome }) => outcome !== null && countedOutcomes.includes(outcome)).length;
  return results === 0 || (estimate !== null && estimate.crossings + estimate.censored >= results);
}
