import type { Database, Transaction } from '../client/createClient.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { finishSweep } from './endRun.ts';
import { inTransaction } from './inTransaction.ts';
import { lockSweepAgainstRestart } from './lockSweepAgainstRestart.ts';

export type CancelRunsOutcome =
  | { status: 'CANCELED'; runs: number; asked: number }
  | { status: 'ALREADY_ENDED' }
  | { status: 'NOT_FOUND' };

/** Cancels some runs of a sweep: those that nobody works on at once, the others at their holder's next word. */
export async function cancelRuns(
  database: Database,
  { teamId, sweepId, runIds }: { teamId: string; sweepId: string; runIds: readonly string[] },
): Promise<CancelRunsOutcome> {
  return inTransaction(database, async (transaction) => {
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId });
    if (!sweep) return { status: 'NOT_FOUND' };
    const known = await transaction.run.count({ where: { sweepId, id: { in: [...runIds] } } });
    if (known < new Set(runIds).size) return { status: 'NOT_FOUND' };
    const canceled = await cancelOpenRuns(transaction, sweepId, runIds);
    // A canceled run says nothing, also where its holder was asked for it as hopeless just before.
    await transaction.$executeRaw`
      UPDATE "Run" SET "hopelessCap" = NULL WHERE id = ANY(${[...runIds]}::uuid[]) AND "finishedAt" IS NULL`;
    if (canceled.runs + canceled.asked === 0) return { status: 'ALREADY_ENDED' };
    await finishSweep(transaction, sweepId);
    return { status: 'CANCELED', ...canceled };
  });
}

/** What `cancelRuns` does once the sweep is locked against restarts; the caller finishes the sweep. */
export async function cancelOpenRuns(
  transaction: Transaction,
  sweepId: string,
  runIds: readonly string[],
): Promise<{ runs: number; asked: number }> {
  await transaction.$queryRaw`
    SELECT id FROM "Run" WHERE id = ANY(${[...runIds]}::uuid[]) AND "sweepId" = ${sweepId}::uuid
    ORDER BY id FOR NO KEY UPDATE`;
  const canceled = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE "Run" SET status = 'CANCELED', "hopelessCap" = NULL, "leaseExpiresAt" = NULL, "finishedAt" = clock_timestamp()
    WHERE id = ANY(${[...runIds]}::uuid[]) AND "sweepId" = ${sweepId}::uuid AND "finishedAt" IS NULL
      AND (status = 'QUEUED' OR "leaseExpiresAt" <= clock_timestamp())
    RETURNING id`;
  const ended = canceled.map(({ id }) => id);
  await transaction.$executeRaw`
    UPDATE "Attempt" SET "end" = 'CANCELED', "endedAt" = clock_timestamp()
    WHERE "runId" = ANY(${ended}::uuid[]) AND "endedAt" IS NULL`;
  const asked = await transaction.$executeRaw`
    UPDATE "Run" SET "cancelRequested" = true
    WHERE id = ANY(${[...runIds]}::uuid[]) AND "sweepId" = ${sweepId}::uuid AND "finishedAt" IS NULL`;
  if (ended.length > 0) {
    const events = ended.map((runId) => ({ kind: 'RUN_ENDED' as const, runId }));
    await appendSweepEvents(transaction, sweepId, events);
  }
  return { runs: ended.length, asked };
}
