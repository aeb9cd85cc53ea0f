import type { ApiClient } from '../api/apiClient.ts';
import type { AgentConfig } from './agentConfig.ts';
import type { Work } from './createClaims.ts';
import { holdRun } from './holdRun.ts';
import { endsWorker } from './ledger.ts';
import { log } from './log.ts';
import { retrainHeldSegment } from './retrainHeldSegment.ts';
import { workerFault } from './workerFault.ts';

export interface SlotPlan {
  readonly api: ApiClient;
  readonly claim: () => Promise<Work | null>;
  readonly config: AgentConfig;
  readonly stop: AbortSignal;
}

/**
 * Claims, trains and reports, one run after the other, until a stop is asked for or there is nothing to claim.
 * @throws CritbatchError where the API does not take this worker for one
 */
export async function runSlot({ api, claim, config, stop }: SlotPlan): Promise<void> {
  while (!stop.aborted) {
    const work = await claim();
    if (work === null) return;
    if (work.kind === 'segment') {
      await retrainHeldSegment(api, work.lease, config, stop).finally(work.done);
      continue;
    }
    const { lease } = work;
    const { id: runId, batchSize, seed } = lease.run;
    log('info', 'A run is claimed.', { runId, batchSize, seed, attempt: lease.attempt });
    const end = await holdRun(api, lease, config, stop);
    const level = end.kind === 'failed' ? 'error' : 'info';
    log(level, `A run is ${end.kind}.`, { runId, batchSize, seed, end });
    if (end.kind === 'lost' && endsWorker(end.refusal)) throw workerFault(end.refusal);
  }
}
