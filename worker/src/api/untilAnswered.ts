import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Exchange } from './answer.ts';
import { backOffSeconds } from './backOff.ts';

const mostRefusals = 8;

export interface Patience {
  /** Aborted when waiting is no longer worth it: the next wait then throws an AbortError. */
  readonly patience: AbortSignal;
  /** Hears of every try that came to nothing. */
  readonly onRetry: (reason: string, failures: number) => void;
}

/**
 * Tries until the API has answered. An API that cannot be reached is waited for without end, for it may be
 * restarting; a refusal that is marked as retryable is tried eight times; any other answer is final.
 */
export async function untilAnswered<Payload>(
  tryOnce: () => Promise<Exchange<Payload>>,
  { patience, onRetry }: Patience,
): Promise<Answer<Payload>> {
  let refusals = 0;
  for (let failures = 0; ; failures++) {
    const exchange = await tryOnce();
    if (exchange.status === 'accepted') return exchange;
    if (exchange.status === 'refused') {
      refusals++;
      if (!exchange.retryable || refusals === mostRefusals) return exchange;
    }
    onRetry(exchange.status === 'refused' ? exchange.message : exchange.reason, failures + 1);
    await sleep(1000 * backOffSeconds(failures, Math.random), undefined, { signal: patience });
  }
}
