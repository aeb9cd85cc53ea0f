import type { Context } from '../context/context.ts';
import { RateLimited } from '../limits/rateLimiter.ts';

/** Counts one try to get in; RATE_LIMITED, with Retry-After, where there were too many. */
export async function countAttempt({ limits, http }: Context, email: string): Promise<void> {
  try {
    await limits.countAttempt(http.address, email);
  } catch (fault) {
    if (fault instanceof RateLimited) http.setRetryAfter(fault.retryAfterSeconds);
    throw fault;
  }
}
