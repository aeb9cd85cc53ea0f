import type { Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';

/**
 * Queues ended runs of a sweep anew, with all their tries, and opens the sweep; they resume from their checkpoints. What was
 * known of when they met their targets is forgotten until they end again. Returns how many; `which` is a condition on "Run".
 *
 * The caller holds the sweep's lock against restarts.
 */
export async function reopenRuns(
  transaction: Transaction,
  sweepId: string,
  which: Prisma.Sql,
): Promise<number> {
  const reopened = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE "Run" SET status = 'QUEUED', outcome = NULL, "failureCode" = NULL, "failureMessage" = NULL,
      "finishedAt" = NULL, "attemptCount" = 0, "fruitlessAttempts" = 0, "unheardClaims" = 0, "workerId" = NULL, "cancelRequested" = false, "hopelessCap" = NULL, "tooLargeFor" = '{}',
      "availableAt" = clock_timestamp()
    WHERE "sweepId" = ${sweepId}::uuid AND "finishedAt" IS NOT NULL AND ${which} RETURNING id`;
  if (reopened.length === 0) return 0;
  const runIds = reopened.map(({ id }) => id);
  await transaction.crossing.deleteMany({ where: { runId: { in: runIds } } });
  await openSweep(transaction, sweepId);
  await appendSweepEvents(transaction, sweepId, [
    ...runIds.map((runId) => ({ kind: 'RUN_REQUEUED' as const, runId })),
    { kind: 'SWEEP_CHANGED' },
  ]);
  return reopened.length;
}

/** A sweep that gets something to do is running again; a re-check that could not say is judged anew when it ends, unless another one followed. */
export async function openSweep(transaction: Transaction, sweepId: string): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Sweep" SET status = 'RUNNING', "finishedAt" = NULL WHERE id = ${sweepId}::uuid`;
  await transaction.$executeRaw`
    UPDATE "Recheck" recheck SET verdict = NULL, direction = NULL, "settledAt" = NULL, before = NULL, now = NULL
    WHERE "sweepId" = ${sweepId}::uuid AND verdict = 'UNDECIDED' AND NOT EXISTS (
      SELECT FROM "Recheck" newer
      WHERE newer."checkedSweepId" = recheck."checkedSweepId" AND newer."createdAt" > recheck."createdAt")`;
}

export const failedRuns = Prisma.sql`status = 'FAILED'`;
