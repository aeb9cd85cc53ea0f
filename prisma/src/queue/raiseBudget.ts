import type { Database } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { inTransaction } from './inTransaction.ts';
import { lockSweepAgainstRestart } from './lockSweepAgainstRestart.ts';
import { reopenRuns } from './reopenRuns.ts';

export type RaiseBudgetOutcome =
  | { status: 'RAISED'; runs: number }
  | { status: 'LOWER'; maxExamplesPerRun: bigint }
  | { status: 'SWEEP_CANCELED' | 'SWEEP_IMPORTED' }
  | { status: 'NOT_FOUND' };

/**
 * Lets every run of a sweep see more examples. Runs that stopped at the former budget, or were hopeless under it, are queued anew and go on
 * from their checkpoints; those that a plan stopped at a cap of their own stay ended. A run that is held meanwhile ends at the budget
 * that it was claimed with: the same call again, once it has ended, takes it up.
 */
export async function raiseBudget(
  database: Database,
  { teamId, sweepId, maxExamplesPerRun }: { teamId: string; sweepId: string; maxExamplesPerRun: bigint },
): Promise<RaiseBudgetOutcome> {
  return inTransaction(database, async (transaction) => {
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId });
    if (!sweep) return { status: 'NOT_FOUND' };
    if (sweep.origin === 'IMPORTED') return { status: 'SWEEP_IMPORTED' };
    if (sweep.status === 'CANCELED') return { status: 'SWEEP_CANCELED' };
    if (maxExamplesPerRun < sweep.maxExamplesPerRun) {
      return { status: 'LOWER', maxExamplesPerRun: sweep.maxExamplesPerRun };
    }
    const which = Prisma.sql`outcome IN ('BUDGET_SPENT', 'HOPELESS') AND "maxExamples" IS NULL
      AND coalesce("hopelessCap", "examplesSeen") + "batchSize" <= ${maxExamplesPerRun}::bigint`;
    const runs = await reopenRuns(transaction, sweepId, which);
    await transaction.$executeRaw`
      UPDATE "Sweep" SET "maxExamplesPerRun" = ${maxExamplesPerRun}::bigint WHERE id = ${sweepId}::uuid`;
    if (runs === 0 && maxExamplesPerRun > sweep.maxExamplesPerRun) {
      await appendSweepEvents(transaction, sweepId, [{ kind: 'SWEEP_CHANGED' }]);
    }
    return { status: 'RAISED', runs };
  });
}
