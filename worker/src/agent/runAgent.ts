import { createApiClient } from '../api/apiClient.ts';
import type { AgentConfig } from './agentConfig.ts';
import { log } from './log.ts';
import { register } from './registration.ts';
import { runSlot } from './runSlot.ts';

export interface AgentControl {
  /** Asks for an orderly end: runs are checkpointed and given back. */
  readonly stop: AbortSignal;
  /** Aborts what is still under way. */
  readonly deadline: AbortSignal;
  /** Called when the API knows this worker. */
  readonly onReady: () => void;
}

/**
 * Registers, then works in so many slots side by side until it is stopped, or idle where that is asked for.
 * @throws CritbatchError where the API does not take this worker for one, or speaks another protocol
 */
export async function runAgent(config: AgentConfig, control: AgentControl): Promise<void> {
  const { stop, deadline, onReady } = control;
  const { apiUrl: url, token, slots } = config;
  const api = createApiClient({ url, token, deadline, onRetry: logOutage });
  const workerId = await unlessStopped(register(api, config, stop));
  if (workerId === undefined) return;
  onReady();
  const slot = () => unlessStopped(runSlot({ api, workerId, config, stop }));
  await Promise.all(Array.from({ length: slots }, slot));

  /** A stop cuts short whatever waits; each slot ends by itself, so that one does not end the draining of another. */
  async function unlessStopped<Result>(work: Promise<Result>): Promise<Result | undefined> {
    try {
      return await work;
    } catch (error) {
      if (stop.aborted && error instanceof Error && error.name === 'AbortError') return undefined;
      throw error;
    }
  }

  /** Not the first failures, which a restart of the API explains, and not each of the many of a long outage. */
  function logOutage(reason: string, failures: number): void {
    if (failures === 4 || failures % 50 === 0)
      log('warning', 'The API does not answer; trying on.', { url, failures, reason });
  }
}
