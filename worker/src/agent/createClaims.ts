import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../api/apiClient.ts';
import { claimRun, type Lease } from '../api/operations/claimRun.ts';
import type { AgentConfig } from './agentConfig.ts';
import { workerFault } from './workerFault.ts';

const idleSeconds = 1;

export interface ClaimPlan {
  readonly api: ApiClient;
  readonly workerId: string;
  readonly sweepId: string | null;
  readonly until: AgentConfig['until'];
  readonly stop: AbortSignal;
}

/**
 * Claims for the slots of a worker, in turn: while nothing is queued one of them looks again every second, and the
 * others wait behind it. A claim gives null where what the worker works until has come.
 * @throws CritbatchError where the API does not take this worker for one; AbortError after a stop
 */
export function createClaims({
  api,
  workerId,
  sweepId,
  until,
  stop,
}: ClaimPlan): () => Promise<Lease | null> {
  let turn: Promise<unknown> = Promise.resolve();

  async function claim(): Promise<Lease | null> {
    const idempotencyKey = randomUUID();
    for (;;) {
      stop.throwIfAborted();
      const answer = await api.ask(claimRun, { workerId, sweepId, idempotencyKey }, stop);
      if (answer.status === 'refused') throw workerFault(answer);
      const { lease, isNothingLeft } = answer.payload;
      if (lease !== null || until === 'idle' || (until === 'done' && isNothingLeft)) return lease;
      await sleep(1000 * idleSeconds * (0.75 + Math.random() / 2), undefined, { signal: stop });
    }
  }

  return () => {
    const mine = turn.then(claim);
    turn = mine.catch(() => {});
    return mine;
  };
}
