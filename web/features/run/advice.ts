import type { RunFailure } from './run.type.ts';

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
