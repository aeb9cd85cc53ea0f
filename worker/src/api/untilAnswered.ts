import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Exchange } from './answer.ts';
import { backOffSeconds } from './backOff.ts';

const mostRefusals = 8;
/** Refusals that pass by themselves, as an API that is away comes back. */
const passingCodes: ReadonlySet<string> = new Set(['DATABASE_UNAVAILABLE', 'RATE_LIMITED']);

export interface Patience {
  /** Aborted when waiting is no longer worth it: the next wait then throws an AbortError. */
  readonly patience: AbortSignal;
  /** Hears of every try that came to nothing. */
  readonly onRetry: (reason: string, failures: number) => void;
  /** Seconds to wait after so many failures. */
  readonly delaySeconds?: (failures: number) => number;
}

/**
 * Tries until the API has answered. An API that cannot be reached, or cannot reach its database, is waited for
 * without end; any other refusal that is marked as retryable is final after the eighth, and the rest at once.
 */
export async function untilAnswered<Payload>(
  tryOnce: () => Promise<Exchange<Payload>>,
  { patience, onRetry, delaySeconds = (failures) => backOffSeconds(failures, Math.random) }: Patience,
): Promise<Answer<Payload>> {
  let refusals = 0;
  for (let failures = 0; ; failures++) {
    const exchange = await tryOnce();
    if (exchange.status === 'accepted') return exchange;
    if (exchange.status === 'refused' && !passingCodes.has(exchange.code)) {
      refusals++;
      if (!exchange.retryable || refusals === mostRefusals) return exchange;
    }
    onRetry(exchange.status === 'refused' ? exchange.message : exchange.reason, failures + 1);
    await sleep(1000 * delaySeconds(failures), undefined, { signal: patience });
  }
}
