import type { Client, Transaction } from '../client/createClient.ts';
import { announceEvent } from '../webhook/announceEvent.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { endOnRequest, endRun } from './endRun.ts';
import { inTransaction } from './inTransaction.ts';
import type { LockedRun } from './lease.ts';
import { lockedRunColumns, leaseSeconds as usualLeaseSeconds } from './lease.ts';

/**
 * Shows as STALE the runs whose holders went silent, and ends those that were to be canceled.
 * Claiming does not wait for this. Each run has a transaction of its own, so that no two sweeps are locked at once.
 */
export async function markStaleRuns(
  client: Client,
  leaseSeconds = usualLeaseSeconds,
): Promise<{ stale: number; canceled: number }> {
  const count = { stale: 0, canceled: 0 };
  for (;;) {
    const marked = await inTransaction(client, (transaction) => markNext(transaction, leaseSeconds));
    if (marked === null) return count;
    count[marked] += 1;
  }
}

async function markNext(
  transaction: Transaction,
  leaseSeconds: number,
): Promise<'stale' | 'canceled' | null> {
  const [run] = await transaction.$queryRaw<LockedRun[]>`
    SELECT ${lockedRunColumns} FROM "Run"
    WHERE status IN ('CLAIMED', 'RUNNING') AND "leaseExpiresAt" <= clock_timestamp()
    LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
  if (!run) return null;
  if (run.cancelRequested) {
    await endRun(transaction, run, endOnRequest(run));
    return 'canceled';
  }
  await transaction.$executeRaw`UPDATE "Run" SET status = 'STALE' WHERE id = ${run.id}::uuid`;
  await appendSweepEvents(transaction, run.sweepId, [{ kind: 'RUN_PROGRESSED', runId: run.id }]);
  await announceLostWorker(transaction, run, leaseSeconds);
  return 'stale';
}

/**
 * A worker is lost when a lease of its runs has ended, it holds none that lives, and it was not heard of for half a lease
 * either. It is told of once, until it is heard of again.
 */
async function announceLostWorker(
  transaction: Transaction,
  { id: runId, sweepId, teamId }: LockedRun,
  leaseSeconds: number,
): Promise<void> {
  const [lost] = await transaction.$queryRaw<
    { workerId: string; name: string; device: string; lastSeenAt: Date }[]
  >`
    UPDATE "Worker" SET "lostAt" = clock_timestamp()
    WHERE id = (SELECT "workerId" FROM "Run" WHERE id = ${runId}::uuid) AND "lostAt" IS NULL
      AND "lastSeenAt" <= clock_timestamp() - make_interval(secs => ${leaseSeconds / 2}::double precision)
      AND NOT EXISTS (
        SELECT FROM "Run" WHERE "workerId" = "Worker".id AND "leaseExpiresAt" > clock_timestamp()
          AND status IN ('CLAIMED', 'RUNNING'))
    RETURNING id AS "workerId", name, device, "lastSeenAt"`;
  if (lost)
    await announceEvent(transaction, { teamId, kind: 'WORKER_LOST', data: { ...lost, runId, sweepId } });
}
