import type { Database } from '../client/createClient.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { inTransaction } from './inTransaction.ts';
import { lockSweepAgainstRestart } from './lockSweepAgainstRestart.ts';

export type CancelSweepOutcome =
  | { status: 'CANCELED' }
  | { status: 'ALREADY_ENDED' }
  | { status: 'NOT_FOUND' };

/** Cancels the runs that nobody works on at once, and asks the holders of the others to give them back. */
export async function cancelSweep(
  database: Database,
  { teamId, sweepId }: { teamId: string; sweepId: string },
): Promise<CancelSweepOutcome> {
  return inTransaction(database, async (transaction) => {
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId });
    if (!sweep) return { status: 'NOT_FOUND' };
    if (sweep.status !== 'RUNNING') return { status: 'ALREADY_ENDED' };

    await transaction.$queryRaw`
      SELECT id FROM "Run" WHERE "sweepId" = ${sweepId}::uuid AND "finishedAt" IS NULL
      ORDER BY id FOR NO KEY UPDATE`;
    const canceled = await transaction.$queryRaw<{ id: string }[]>`
      UPDATE "Run" SET status = 'CANCELED', "leaseExpiresAt" = NULL, "finishedAt" = clock_timestamp()
      WHERE "sweepId" = ${sweepId}::uuid AND "finishedAt" IS NULL
        AND (status = 'QUEUED' OR "leaseExpiresAt" <= clock_timestamp())
      RETURNING id`;
    const runIds = canceled.map((run) => run.id);
    await transaction.$executeRaw`
      UPDATE "Attempt" SET "end" = 'CANCELED', "endedAt" = clock_timestamp()
      WHERE "runId" = ANY(${runIds}::uuid[]) AND "endedAt" IS NULL`;
    await transaction.runCheckpoint.deleteMany({ where: { runId: { in: runIds } } });
    await transaction.$executeRaw`
      UPDATE "Run" SET "cancelRequested" = true WHERE "sweepId" = ${sweepId}::uuid AND "finishedAt" IS NULL`;
    const ended = await transaction.$executeRaw`
      UPDATE "Sweep" SET status = 'CANCELED', "finishedAt" = clock_timestamp()
      WHERE id = ${sweepId}::uuid AND status = 'RUNNING'`;
    if (ended === 0) return { status: 'ALREADY_ENDED' };
    await appendSweepEvents(transaction, sweepId, [
      ...runIds.map((runId) => ({ kind: 'RUN_ENDED' as const, runId })),
      { kind: 'SWEEP_CHANGED' },
    ]);
    return { status: 'CANCELED' };
  });
}
