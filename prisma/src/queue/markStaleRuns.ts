import type { Client, Transaction } from '../client/createClient.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { endOnRequest, endRun } from './endRun.ts';
import type { LockedRun } from './lease.ts';
import { lockedRunColumns } from './lease.ts';

/**
 * Shows as STALE the runs whose holders went silent, and ends those that were to be cancelled.
 * Claiming does not wait for this. Each run has a transaction of its own, so that no two sweeps are locked at once.
 */
export async function markStaleRuns(client: Client): Promise<{ stale: number; canceled: number }> {
  const count = { stale: 0, canceled: 0 };
  for (;;) {
    const marked = await client.$transaction(markNext);
    if (marked === null) return count;
    count[marked] += 1;
  }
}

async function markNext(transaction: Transaction): Promise<'stale' | 'canceled' | null> {
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
  return 'stale';
}
