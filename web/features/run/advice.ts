import type { RunData, RunFailure } from './run.type.ts';
import { isTooLarge } from './runState.ts';

/** What to do about a run that failed or diverged, as a message of `sweep.runs`. */
export function adviceOn({
  failure,
}: {
  failure?: RunFailure | null;
}): 'lowerStep' | 'moreMemory' | 'retry' | 'noRetry' {
  if (!failure) return 'lowerStep';
  if (failure.code === 'OUT_OF_MEMORY') return 'moreMemory';
  return failure.retryable ? 'retry' : 'noRetry';
}

/** What trying failed runs again is called, as it may help; null where the page says that it will not. */
export function retryOf(
  runs: readonly Pick<RunData, 'status' | 'failure' | 'tooLargeFor'>[],
): 'retry' | 'retryLarger' | null {
  const failed = runs.filter(({ status }) => status === 'FAILED');
  if (failed.some((run) => run.failure?.retryable && !isTooLarge(run))) return 'retry';
  return failed.some(isTooLarge) ? 'retryLarger' : null;
}
