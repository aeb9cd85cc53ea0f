import type { Database } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { inTransaction } from './inTransaction.ts';
import { lockSweepAgainstRestart } from './lockSweepAgainstRestart.ts';
import { failedRuns, reopenRuns } from './reopenRuns.ts';

export type RetryRunOutcome =
  | { status: 'REQUEUED' }
  | { status: 'NOT_FAILED' }
  | { status: 'SWEEP_CANCELED' | 'SWEEP_IMPORTED' }
  | { status: 'NOT_FOUND' };

/** Queues a failed run anew with all its tries; it resumes from its checkpoint, and its sweep is open again. */
export async function retryRun(
  database: Database,
  { teamId, runId }: { teamId: string; runId: string },
): Promise<RetryRunOutcome> {
  return inTransaction(database, async (transaction) => {
    const run = await transaction.run.findFirst({ where: { id: runId, teamId } });
    if (!run) return { status: 'NOT_FOUND' };
    const { sweepId } = run;
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId });
    if (sweep?.origin === 'IMPORTED') return { status: 'SWEEP_IMPORTED' };
    if (sweep?.status === 'CANCELED') return { status: 'SWEEP_CANCELED' };
    const which = Prisma.sql`id = ${runId}::uuid AND ${failedRuns}`;
    return (await reopenRuns(transaction, sweepId, which)) > 0
      ? { status: 'REQUEUED' }
      : { status: 'NOT_FAILED' };
  });
}
