import type { Database } from '../client/createClient.ts';
import { inTransaction } from './inTransaction.ts';
import { lockSweepAgainstRestart } from './lockSweepAgainstRestart.ts';
import { failedRuns, reopenRuns } from './reopenRuns.ts';

export type RetryFailedRunsOutcome =
  | { status: 'REQUEUED'; runs: number }
  | { status: 'SWEEP_CANCELED' | 'SWEEP_IMPORTED' }
  | { status: 'NOT_FOUND' };

/** Queues every failed run of a sweep anew; none may be there to queue, and then nothing changes. */
export async function retryFailedRuns(
  database: Database,
  { teamId, sweepId }: { teamId: string; sweepId: string },
): Promise<RetryFailedRunsOutcome> {
  return inTransaction(database, async (transaction) => {
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId });
    if (!sweep) return { status: 'NOT_FOUND' };
    if (sweep.origin === 'IMPORTED') return { status: 'SWEEP_IMPORTED' };
    if (sweep.status === 'CANCELED') return { status: 'SWEEP_CANCELED' };
    return { status: 'REQUEUED', runs: await reopenRuns(transaction, sweepId, failedRuns) };
  });
}
