import { setTimeout as sleep } from 'node:timers/promises';
import { createApiClient } from '../api/apiClient.ts';
import type { AgentConfig } from './agentConfig.ts';
import { createClaims } from './createClaims.ts';
import { log } from './log.ts';
import { register } from './registration.ts';
import { runSlot } from './runSlot.ts';

/** From a stop to the end, whatever is still under way: a worker promises to be gone after three seconds. */
const drainSeconds = 2.5;

/**
 * Registers, calls `onReady`, then works in so many slots side by side until it is stopped, or idle where that is
 * asked for. A fault of one slot stops the others in good order, too.
 * @throws CritbatchError where the API does not take this worker for one, or speaks another protocol
 */
export async function runAgent(
  config: AgentConfig,
  stopAsked: AbortSignal,
  onReady: () => void,
): Promise<void> {
  const faulty = new AbortController();
  const stop = AbortSignal.any([stopAsked, faulty.signal]);
  const deadline = new AbortController();
  const { apiUrl: url, token } = config;
  const api = createApiClient({ url, token, deadline: deadline.signal, onRetry: logOutage });
  let fault: unknown;

  await Promise.race([untilEnd(work()), drained(stop)]);
  deadline.abort();
  if (fault !== undefined) throw fault;

  async function work(): Promise<void> {
    const workerId = await register(api, config, stop);
    onReady();
    const claim = createClaims({ api, workerId, untilIdle: config.untilIdle, stop });
    const slots = Array.from({ length: config.slots }, () => runSlot({ api, claim, config, stop }));
    await Promise.all(slots.map(untilEnd));
  }

  /** A stop cuts short whatever waits; anything else that is thrown is a fault. */
  async function untilEnd(part: Promise<void>): Promise<void> {
    try {
      await part;
    } catch (error) {
      if (stop.aborted && error instanceof Error && error.name === 'AbortError') return;
      fault ??= error;
      faulty.abort();
    }
  }

  /** Not the first failures, which a restart of the API explains, and not each of the many of a long outage. */
  function logOutage(reason: string, failures: number): void {
    if (failures !== 4 && failures % 50 !== 0) return;
    log('warning', 'The API does not answer; trying on.', { url, failures, reason });
  }
}

async function drained(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await sleep(1000 * drainSeconds);
}
