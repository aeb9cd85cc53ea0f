import type { Http } from '../context/http.ts';
import { RateLimited } from './rateLimiter.ts';

/** Does what may be RATE_LIMITED within an operation, whose answer has the header Retry-After then. */
export async function sayWhenToRetry<Result>(
  { http }: { http: Http },
  work: () => Promise<Result> | Result,
): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof RateLimited) http.setRetryAfter(fault.retryAfterSeconds);
    throw fault;
  }
}
