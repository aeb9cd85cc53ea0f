import type { Database, Transaction } from '../client/createClient.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { inTransaction } from './inTransaction.ts';
import { lockSweepAgainstRestart } from './lockSweepAgainstRestart.ts';
import { openSweep } from './reopenRuns.ts';

/** A run to do: where maxExamples is not null it stops there, and not at the sweep's budget. */
export type NewRun = { batchSize: number; seed: number; maxExamples: bigint | null };

export type AddRunsOutcome =
  | { status: 'ADDED'; runs: number }
  | { status: 'TOO_MANY'; others: number }
  | { status: 'SWEEP_CANCELED' | 'SWEEP_IMPORTED' }
  | { status: 'NOT_FOUND' };

/**
 * Adds runs to a sweep, ended or not; those that it has already stay as they are, unless they were canceled. It adds none
 * where the sweep would come to more than `mostRuns`.
 */
export async function addRuns(
  database: Database,
  {
    teamId,
    sweepId,
    runs,
    mostRuns = Number.POSITIVE_INFINITY,
  }: { teamId: string; sweepId: string; runs: readonly NewRun[]; mostRuns?: number },
): Promise<AddRunsOutcome> {
  return inTransaction(database, async (transaction) => {
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId });
    if (!sweep) return { status: 'NOT_FOUND' };
    if (sweep.origin === 'IMPORTED') return { status: 'SWEEP_IMPORTED' };
    if (sweep.status === 'CANCELED') return { status: 'SWEEP_CANCELED' };
    const others = await countOthers(transaction, sweepId, runs);
    if (others + runs.length > mostRuns) return { status: 'TOO_MANY', others };
    return { status: 'ADDED', runs: await queueRuns(transaction, { teamId, sweepId, runs }) };
  });
}

/** Runs of a sweep that are not among these. */
async function countOthers(
  transaction: Transaction,
  sweepId: string,
  runs: readonly NewRun[],
): Promise<number> {
  const [counted] = await transaction.$queryRaw<{ others: number }[]>`
    SELECT count(*)::int AS others FROM "Run"
    WHERE "sweepId" = ${sweepId}::uuid AND ("batchSize", seed) NOT IN (
      SELECT * FROM unnest(${runs.map((run) => run.batchSize)}::int[], ${runs.map((run) => run.seed)}::int[]))`;
  return counted?.others ?? 0;
}

/** What `addRuns` does once the sweep is locked against restarts. Runs are claimed in the order in which they are given. */
export async function queueRuns(
  transaction: Transaction,
  { teamId, sweepId, runs }: { teamId: string; sweepId: string; runs: readonly NewRun[] },
): Promise<number> {
  const batchSizes = runs.map((run) => run.batchSize);
  const seeds = runs.map((run) => run.seed);
  const maxExamples = runs.map((run) => run.maxExamples);
  const queued = await transaction.$queryRaw<{ batchSize: number; seed: number }[]>`
    INSERT INTO "Run" (id, "sweepId", "teamId", "batchSize", seed, "maxExamples", "createdAt")
    SELECT gen_random_uuid(), ${sweepId}::uuid, ${teamId}::uuid, run.batch_size, run.seed, run.max_examples,
      clock_timestamp() + make_interval(secs => run.turn / 1000.0)
    FROM unnest(${batchSizes}::int[], ${seeds}::int[], ${maxExamples}::bigint[]) WITH ORDINALITY
      AS run (batch_size, seed, max_examples, turn)
    ON CONFLICT ("sweepId", "batchSize", seed) DO UPDATE SET status = 'QUEUED', "finishedAt" = NULL,
      "attemptCount" = 0, "fruitlessAttempts" = 0, "unheardClaims" = 0, "workerId" = NULL, "cancelRequested" = false, "tooLargeFor" = '{}', "availableAt" = clock_timestamp(),
      "maxExamples" = excluded."maxExamples", "createdAt" = excluded."createdAt"
    WHERE "Run".status = 'CANCELED'
    RETURNING "batchSize", seed`;
  if (queued.length === 0) return 0;
  await transaction.$executeRaw`
    UPDATE "Sweep" SET
      "batchSizes" = ARRAY(SELECT DISTINCT unnest("batchSizes" || ${queued.map((run) => run.batchSize)}::int[]) ORDER BY 1),
      seeds = ARRAY(SELECT DISTINCT unnest(seeds || ${queued.map((run) => run.seed)}::int[]) ORDER BY 1)
    WHERE id = ${sweepId}::uuid`;
  await openSweep(transaction, sweepId);
  await appendSweepEvents(transaction, sweepId, [{ kind: 'SWEEP_CHANGED' }]);
  return queued.length;
}
