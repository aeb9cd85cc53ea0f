import type { ReadRun } from './runState.ts';
import { hasEnded } from './runState.ts';

type RunCounts = { succeeded: number; failed: number; total: number };
type EndedRuns = { done: number; failed: number; all: number };

/** How many runs of a sweep have ended, as sentences count them: those that failed are among them, and told beside them. */
export function endedRuns({ succeeded, failed, total }: RunCounts): EndedRuns {
  return { done: succeeded + failed, failed, all: total };
}

/** The same of runs that a page shows, so that it is of one moment. */
export function endedAmong(runs: readonly ReadRun[]): EndedRuns {
  const failed = runs.filter(({ status }) => status === 'FAILED').length;
  return endedRuns({ succeeded: runs.filter(hasEnded).length - failed, failed, total: runs.length });
}
