import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../api/apiClient.ts';
import { claimRun } from '../api/operations/claimRun.ts';
import type { EngineName } from '../training/trainingRun.type.ts';
import { holdRun } from './holdRun.ts';
import { log } from './log.ts';
import { workerFault } from './workerFault.ts';

const idleSeconds = 1;

export interface SlotPlan {
  readonly api: ApiClient;
  readonly workerId: string;
  readonly engine: EngineName;
  /** Whether to return when nothing is queued, rather than to look again. */
  readonly untilIdle: boolean;
  readonly stop: AbortSignal;
}

/**
 * Claims, trains and reports, one run after the other, until a stop is asked for.
 * @throws CritbatchError where the API does not take this worker for one
 */
export async function runSlot({ api, workerId, engine, untilIdle, stop }: SlotPlan): Promise<void> {
  while (!stop.aborted) {
    const claim = await api.ask(claimRun, { workerId }, stop);
    if (claim.status === 'refused') throw workerFault(claim);
    const { lease } = claim.payload;
    if (lease === null) {
      if (untilIdle) return;
      await sleep(1000 * idleSeconds * (0.75 + Math.random() / 2), undefined, { signal: stop });
      continue;
    }
    const { id: runId, batchSize, seed } = lease.run;
    log('info', 'runClaimed', { runId, batchSize, seed, attempt: lease.attempt });
    const end = await holdRun(api, lease, engine, stop);
    log(end.kind === 'failed' ? 'error' : 'info', 'runLeft', { runId, batchSize, seed, end });
    if (end.kind === 'lost' && ['UNAUTHENTICATED', 'FORBIDDEN'].includes(end.refusal.code)) {
      throw workerFault(end.refusal);
    }
  }
}
