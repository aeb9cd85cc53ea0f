import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../api/apiClient.ts';
import { claimRun } from '../api/operations/claimRun.ts';
import type { AgentConfig } from './agentConfig.ts';
import { holdRun } from './holdRun.ts';
import { log } from './log.ts';
import { workerFault } from './workerFault.ts';

const idleSeconds = 1;

export interface SlotPlan {
  readonly api: ApiClient;
  readonly workerId: string;
  readonly config: AgentConfig;
  readonly stop: AbortSignal;
}

/**
 * Claims, trains and reports, one run after the other, until a stop is asked for or, with --until-idle, nothing is queued.
 * @throws CritbatchError where the API does not take this worker for one
 */
export async function runSlot({ api, workerId, config, stop }: SlotPlan): Promise<void> {
  while (!stop.aborted) {
    const claim = await api.ask(claimRun, { workerId }, stop);
    if (claim.status === 'refused') throw workerFault(claim);
    const { lease } = claim.payload;
    if (lease === null) {
      if (config.untilIdle) return;
      await sleep(1000 * idleSeconds * (0.75 + Math.random() / 2), undefined, { signal: stop });
      continue;
    }
    const { id: runId, batchSize, seed } = lease.run;
    log('info', 'A run is claimed.', { runId, batchSize, seed, attempt: lease.attempt });
    const end = await holdRun(api, lease, config, stop);
    const level = end.kind === 'failed' ? 'error' : 'info';
    log(level, `A run is ${end.kind}.`, { runId, batchSize, seed, end });
    if (end.kind === 'lost' && ['UNAUTHENTICATED', 'FORBIDDEN'].includes(end.refusal.code)) {
      throw workerFault(end.refusal);
    }
  }
}
