import type { Database } from '../client/createClient.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { inTransaction } from './inTransaction.ts';
import type { Holder } from './lease.ts';
import { inSeconds } from './lease.ts';
import { lockSweepAgainstRestart } from './lockSweepAgainstRestart.ts';
import { openSweep } from './reopenRuns.ts';

/**
 * Gives a run that was ended as FAILED for the silence of its holders back to the newest of them, whose attempt goes on, and
 * opens its sweep. False where the run ended for another reason, has another holder, or is of a canceled sweep.
 */
export async function takeBackRun(
  database: Database,
  { teamId, runId, fencingToken }: Holder,
  seconds: number,
): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const attempts = { some: { number: fencingToken, end: 'EXPIRED' as const } };
    const givenUp = { id: runId, teamId, fencingToken, status: 'FAILED' as const, attempts };
    const run = await transaction.run.findFirst({ where: givenUp, select: { sweepId: true } });
    if (!run) return false;
    const { sweepId } = run;
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId });
    if (!sweep || sweep.status === 'CANCELED') return false;
    const taken = await transaction.$executeRaw`
      UPDATE "Run" SET status = 'RUNNING', "failureCode" = NULL, "failureMessage" = NULL, "finishedAt" = NULL,
        "leaseExpiresAt" = ${inSeconds(seconds)}
      WHERE id = ${runId}::uuid AND "fencingToken" = ${fencingToken} AND status = 'FAILED'`;
    if (taken === 0) return false;
    await transaction.attempt.update({
      where: { runId_number: { runId, number: fencingToken } },
      data: { end: null, endedAt: null },
    });
    await transaction.crossing.deleteMany({ where: { runId } });
    await openSweep(transaction, sweepId);
    await appendSweepEvents(transaction, sweepId, [
      { kind: 'RUN_PROGRESSED', runId },
      { kind: 'SWEEP_CHANGED' },
    ]);
    return true;
  });
}
