import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../api/apiClient.ts';
import { claimRetraining, type RetrainingLease } from '../api/operations/claimRetraining.ts';
import { claimRun, type Lease } from '../api/operations/claimRun.ts';
import { secondsNow } from '../secondsNow.ts';
import type { AgentConfig } from './agentConfig.ts';
import { workerFault } from './workerFault.ts';

const idleSeconds = 1;
/** Segments are no hurry. */
const segmentSeconds = 5;

export interface ClaimPlan {
  readonly api: ApiClient;
  readonly workerId: string;
  readonly sweepId: string | null;
  readonly until: AgentConfig['until'];
  readonly stop: AbortSignal;
}

/** What a slot does next. */
export type Work =
  | { readonly kind: 'run'; readonly lease: Lease }
  | { readonly kind: 'segment'; readonly lease: RetrainingLease; readonly done: () => void };

/**
 * Claims for the slots of a worker, in turn: while nothing is queued one of them looks again every second, and the
 * others wait behind it. Where no run waits, now and then a segment of somebody's run is claimed, to be trained again: one at a
 * time, so that other slots are free for runs. A claim gives null where what the worker works until has come.
 * @throws CritbatchError where the API does not take this worker for one; AbortError after a stop
 */
export function createClaims({ api, workerId, sweepId, until, stop }: ClaimPlan): () => Promise<Work | null> {
  let turn: Promise<unknown> = Promise.resolve();
  let [isRetraining, lookedAt] = [false, Number.NEGATIVE_INFINITY];

  async function claim(): Promise<Work | null> {
    const idempotencyKey = randomUUID();
    for (;;) {
      stop.throwIfAborted();
      const input = { workerId, sweepId, idempotencyKey, probesRates: true };
      const answer = await api.ask(claimRun, input, stop);
      if (answer.status === 'refused') throw workerFault(answer);
      const { lease, isNothingQueued, isNothingLeft } = answer.payload;
      if (lease !== null) return { kind: 'run', lease };
      const isOver = (until === 'idle' && isNothingQueued) || (until === 'done' && isNothingLeft);
      const segment = await claimSegment(isOver);
      if (segment !== null || isOver) return segment;
      await sleep(1000 * idleSeconds * (0.75 + Math.random() / 2), undefined, { signal: stop });
    }
  }

  async function claimSegment(isLast: boolean): Promise<Work | null> {
    // A worker that is restricted to one sweep trains no segments.
    const isTooSoon = !isLast && secondsNow() - lookedAt < segmentSeconds;
    if (sweepId !== null || isRetraining || isTooSoon) return null;
    lookedAt = secondsNow();
    const answer = await api.ask(claimRetraining, { workerId, heedsFormerEnds: true }, stop);
    // Whatever speaks against it, runs are trained all the same; a token that is revoked is told so at the next claim of one.
    if (answer.status === 'refused' || answer.payload.lease === null) return null;
    isRetraining = true;
    const done = () => {
      [isRetraining, lookedAt] = [false, Number.NEGATIVE_INFINITY];
    };
    return { kind: 'segment', lease: answer.payload.lease, done };
  }

  return () => {
    const mine = turn.then(claim);
    turn = mine.catch(() => {});
    return mine;
  };
}
