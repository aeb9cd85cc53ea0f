import type { Estimate } from './estimate.type.ts';

/** Outcomes of a run that say something about K: it arrived, or is right-censored. One that diverged says nothing. */
export const countedOutcomes = ['TARGETS_REACHED', 'BUDGET_SPENT', 'HOPELESS'] as const;

/**
 * Whether an estimate counts every run that has a result. The estimate of a sweep follows its last run by a moment, so
 * that a sweep can have ended while its answer is still on the way.
 */
export function hasSeenAllRuns(
  estimate: Pick<Estimate, 'crossings' | 'censored'> | null,
  runs: readonly { outcome: string | null }[],
): boolean {
  const results = runs.filter(({ outcome }) => countedOutcomes.some((counted) => counted === outcome)).length;
  return results === 0 || (estimate !== null && estimate.crossings + estimate.censored >= results);
}
