import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../api/apiClient.ts';
import { claimRun, type Lease } from '../api/operations/claimRun.ts';
import { workerFault } from './workerFault.ts';

const idleSeconds = 1;

export interface ClaimPlan {
  readonly api: ApiClient;
  readonly workerId: string;
  /** Whether nothing queued is an answer, rather than a reason to look again. */
  readonly untilIdle: boolean;
  readonly stop: AbortSignal;
}

/**
 * Claims for the slots of a worker, in turn: while nothing is queued one of them looks again every second, and the
 * others wait behind it. A claim gives null where nothing is queued and that is an answer.
 * @throws CritbatchError where the API does not take this worker for one; AbortError after a stop
 */
export function createClaims({ api, workerId, untilIdle, stop }: ClaimPlan): () => Promise<Lease | null> {
  let turn: Promise<unknown> = Promise.resolve();

  async function claim(): Promise<Lease | null> {
    for (;;) {
      stop.throwIfAborted();
      const answer = await api.ask(claimRun, { workerId }, stop);
      if (answer.status === 'refused') throw workerFault(answer);
      if (answer.payload.lease !== null || untilIdle) return answer.payload.lease;
      await sleep(1000 * idleSeconds * (0.75 + Math.random() / 2), undefined, { signal: stop });
    }
  }

  return () => {
    const mine = turn.then(claim);
    turn = mine.catch(() => {});
    return mine;
  };
}
