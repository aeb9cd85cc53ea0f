import type { Database } from '../client/createClient.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { inTransaction } from './inTransaction.ts';
import { lockSweepAgainstRestart } from './lockSweepAgainstRestart.ts';

export type RetryRunOutcome =
  | { status: 'REQUEUED' }
  | { status: 'NOT_FAILED' }
  | { status: 'SWEEP_CANCELED' }
  | { status: 'NOT_FOUND' };

/** Queues a failed run anew with all its tries; it resumes from its checkpoint, and its sweep is open again. */
export async function retryRun(
  database: Database,
  { teamId, runId }: { teamId: string; runId: string },
): Promise<RetryRunOutcome> {
  return inTransaction(database, async (transaction) => {
    const run = await transaction.run.findFirst({ where: { id: runId, teamId } });
    if (!run) return { status: 'NOT_FOUND' };
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId: run.sweepId });
    if (sweep?.status === 'CANCELED') return { status: 'SWEEP_CANCELED' };
    const requeued = await transaction.$executeRaw`
      UPDATE "Run" SET status = 'QUEUED', "failureCode" = NULL, "failureMessage" = NULL, "finishedAt" = NULL,
        "attemptCount" = 0, "workerId" = NULL, "availableAt" = clock_timestamp()
      WHERE id = ${runId}::uuid AND status = 'FAILED'`;
    if (requeued === 0) return { status: 'NOT_FAILED' };
    await transaction.$executeRaw`
      UPDATE "Sweep" SET status = 'RUNNING', "finishedAt" = NULL WHERE id = ${run.sweepId}::uuid`;
    await appendSweepEvents(transaction, run.sweepId, [
      { kind: 'RUN_REQUEUED', runId },
      { kind: 'SWEEP_CHANGED' },
    ]);
    return { status: 'REQUEUED' };
  });
}
