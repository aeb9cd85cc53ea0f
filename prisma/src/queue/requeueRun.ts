import type { Transaction } from '../client/createClient.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import type { Failure } from './endAttempt.ts';
import { endAttempt } from './endAttempt.ts';
import type { LockedRun } from './lease.ts';
import { inSeconds } from './lease.ts';

export type Requeue =
  | { attemptEnd: 'RELEASED' }
  | { attemptEnd: 'FAILED'; failure: Failure; delaySeconds: number };

/**
 * Puts a locked run back into the queue; an attempt that was released does not count. A run that only served to probe a learning
 * rate which nobody has chosen yet has not started: its sweep can still be foretold.
 */
export async function requeueRun(
  transaction: Transaction,
  run: LockedRun,
  requeue: Requeue,
): Promise<{ availableAt: Date }> {
  const released = requeue.attemptEnd === 'RELEASED';
  // One that was never heard of has not been counted.
  const uncounted = released && run.unheardClaims === 0 ? 1 : 0;
  const [queued] = await transaction.$queryRaw<{ availableAt: Date }[]>`
    UPDATE "Run" SET status = 'QUEUED', "workerId" = NULL, "leaseExpiresAt" = NULL,
      "attemptCount" = "attemptCount" - ${uncounted},
      "fruitlessAttempts" = greatest("fruitlessAttempts" - ${uncounted}, 0),
      "availableAt" = ${inSeconds(released ? 0 : requeue.delaySeconds)},
      "startedAt" = CASE WHEN ${released} AND step = 0 AND EXISTS (
        SELECT FROM "Sweep" WHERE id = ${run.sweepId}::uuid AND "rateProbeStatus" = 'PAUSED') THEN NULL ELSE "startedAt" END
    WHERE id = ${run.id}::uuid RETURNING "availableAt"`;
  if (!queued) throw new Error(`Run ${run.id} has vanished under its lock.`);
  await endAttempt(transaction, run.id, requeue.attemptEnd, released ? null : requeue.failure);
  await appendSweepEvents(transaction, run.sweepId, [{ kind: 'RUN_REQUEUED', runId: run.id }]);
  return queued;
}
