import { setTimeout as sleep } from 'node:timers/promises';
import { passingCodes } from '@critbatch/theory';
import type { Answer, Exchange } from './answer.ts';
import { backOffSeconds } from './backOff.ts';

const mostRefusals = 8;
/** Tries in a row that nobody answers, of what an API that answers others is asked. */
const mostPassedOver = 3;

export interface Patience {
  /** Aborted when waiting is no longer worth it: the next wait then throws an AbortError. */
  readonly patience: AbortSignal;
  /** Hears of every try that came to nothing, and whether that was for want of an answer. */
  readonly onRetry: (reason: string, failures: number, isUnreachable: boolean) => void;
  /** Hears of every answer, refusals included. */
  readonly onHeard?: () => void;
  /** Seconds to wait after so many failures. */
  readonly delaySeconds?: (failures: number) => number;
  /** Whether what is sent can be done without: then a full disk is not waited for. */
  readonly isDispensable?: boolean;
  /**
   * How many answers this API has given to anybody. Where this is set, what it never answers while it answers others is given up, as
   * API_UNREACHABLE: a gateway may let no body of that size pass, and what waits behind it must not wait for ever.
   */
  readonly answers?: () => number;
}

/**
 * Tries until the API has answered. An API that cannot be reached, or refuses with a code that passes by itself, is waited for
 * without end; any other refusal that is marked as retryable is final after the eighth, and the rest at once.
 */
export async function untilAnswered<Payload>(
  tryOnce: () => Promise<Exchange<Payload>>,
  {
    patience,
    onRetry,
    onHeard,
    delaySeconds = (failures) => backOffSeconds(failures, Math.random),
    isDispensable = false,
    answers = () => 0,
  }: Patience,
): Promise<Answer<Payload>> {
  let refusals = 0;
  let passedOver = 0;
  const answersBefore = answers();
  const passes = (code: string) => passingCodes.has(code) && !(isDispensable && code === 'DISK_FULL');
  for (let failures = 0; ; failures++) {
    const exchange = await tryOnce();
    const isUnreachable = exchange.status === 'unreachable';
    if (!isUnreachable) onHeard?.();
    passedOver = isUnreachable ? passedOver + 1 : 0;
    if (isUnreachable && passedOver >= mostPassedOver && answers() > answersBefore)
      return { status: 'refused', code: 'API_UNREACHABLE', message: exchange.reason, retryable: true };
    if (exchange.status === 'accepted') return exchange;
    if (exchange.status === 'refused' && !passes(exchange.code)) {
      refusals++;
      if (!exchange.retryable || refusals === mostRefusals) return exchange;
    }
    onRetry(isUnreachable ? exchange.reason : exchange.message, failures + 1, isUnreachable);
    await sleep(1000 * delaySeconds(failures), undefined, { signal: patience });
  }
}
