import type { Context } from '../context/context.ts';
import { sayWhenToRetry } from '../limits/sayWhenToRetry.ts';

/** Counts one try to get in; RATE_LIMITED, with Retry-After, where there were too many. */
export function countAttempt(context: Context, email: string): Promise<void> {
  return sayWhenToRetry(context, () => context.limits.countAttempt(context.http.address, email));
}
