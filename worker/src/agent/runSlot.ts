import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../api/apiClient.ts';
import type { AgentConfig } from './agentConfig.ts';
import type { Work } from './createClaims.ts';
import { holdRun } from './holdRun.ts';
import { endsWorker } from './ledger.ts';
import { log } from './log.ts';
import { retrainHeldSegment } from './retrainHeldSegment.ts';
import { workerFault } from './workerFault.ts';

/** Seconds before the next claim, after so many failures on end. */
const pauseAfter = (failures: number) => Math.min(60, 2 ** (failures - 1));

export interface SlotPlan {
  readonly api: ApiClient;
  readonly claim: () => Promise<Work | null>;
  readonly config: AgentConfig;
  readonly stop: AbortSignal;
}

/**
 * Claims, trains and reports, one run after the other, until a stop is asked for or there is nothing to claim. After a failure
 * it pauses, longer after each on end: a machine where none can be trained would else fail what others could train.
 * @throws CritbatchError where the API does not take this worker for one
 */
export async function runSlot({ api, claim, config, stop }: SlotPlan): Promise<void> {
  let failures = 0;
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
    const { kind, ...told } = end.kind === 'lost' ? { kind: end.kind, ...end.refusal } : end;
    log(level, `A run is ${kind}.`, { runId, batchSize, seed, ...told });
    if (end.kind === 'lost' && endsWorker(end.refusal)) throw workerFault(end.refusal);
    failures = end.kind === 'failed' ? failures + 1 : 0;
    if (failures === 0) continue;
    const seconds = pauseAfter(failures);
    log('warning', 'The next run is claimed after a pause.', { failures, seconds });
    await sleep(1000 * seconds, undefined, { signal: stop });
  }
}
