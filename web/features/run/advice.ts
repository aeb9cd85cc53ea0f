import type { RunFailure } from './run.type.ts';

/** What to do about a run that failed or diverged, as a message of `sweep.runs`. */
export function adviceOn({ failure }: { failure?: RunFailure | null }): 'lowerStep' | 'retry' | 'noRetry' {
  if (!failure) return 'lowerStep';
  return failure.retryable ? 'retry' : 'noRetry';
}
