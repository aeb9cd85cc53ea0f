import { setTimeout as sleep } from 'node:timers/promises';
import { createApiClient } from '../api/apiClient.ts';
import type { AgentConfig } from './agentConfig.ts';
import { createClaims } from './createClaims.ts';
import { register } from './registration.ts';
import { runSlot } from './runSlot.ts';
import { watchOutage } from './watchOutage.ts';

/** From a stop to the end, whatever is still under way: a worker promises to be gone after three seconds. */
const drainSeconds = 2.5;

/**
 * Registers, calls `onReady`, then works in so many slots side by side until it is stopped, or idle where that is
 * asked for. A fault of one slot stops the others in good order, too.
 * @throws CritbatchError where the API does not take this worker for one, speaks another protocol, or is away for too long
 */
export async function runAgent(
  config: AgentConfig,
  stopAsked: AbortSignal,
  onReady: (team: string) => void,
): Promise<void> {
  const faulty = new AbortController();
  const stop = AbortSignal.any([stopAsked, faulty.signal]);
  const deadline = new AbortController();
  const { apiUrl: url, token } = config;
  let fault: unknown;
  const outage = watchOutage(url, config.patienceSeconds, endWith);
  const api = createApiClient({ url, token, deadline: deadline.signal, ...outage });

  await Promise.race([untilEnd(work()), drained(stop)]);
  deadline.abort();
  if (fault !== undefined) throw fault;

  async function work(): Promise<void> {
    const { workerId, team } = await register(api, config, stop);
    onReady(team);
    const { sweepId, until } = config;
    const claim = createClaims({ api, workerId, sweepId, until, stop });
    const slots = Array.from({ length: config.slots }, () => runSlot({ api, claim, config, stop }));
    await Promise.all(slots.map(untilEnd));
  }

  /** A stop cuts short whatever waits; anything else that is thrown is a fault. */
  async function untilEnd(part: Promise<void>): Promise<void> {
    try {
      await part;
    } catch (error) {
      if (stop.aborted && error instanceof Error && error.name === 'AbortError') return;
      endWith(error);
    }
  }

  function endWith(error: unknown): void {
    fault ??= error;
    faulty.abort();
  }
}

async function drained(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await sleep(1000 * drainSeconds);
}
