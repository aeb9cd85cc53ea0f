import type { Client, Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { finishSweep } from './endRun.ts';
import { inTransaction } from './inTransaction.ts';
import type { HeldRun, LockedRun } from './lease.ts';
import { inSeconds } from './lease.ts';
import { patienceSeconds } from './presence.ts';

/** The code that a run ends with which no device at hand can hold. */
const outOfMemory = 'OUT_OF_MEMORY';

/** What memory belongs to: the name of a worker's device where it tells one, for not every device of a kind has as much. */
export const memoryOf = Prisma.sql`coalesce(nullif(left(worker.details->>'deviceName', 120), ''), worker.device)`;

/** An earlier lack of memory says nothing of now: whoever took it may have left. */
const heededSeconds = 3600;

/**
 * Whether a device like the holder's had too little memory for a run of the sweep with no larger a batch, a while ago: another program
 * that took it for a moment would be done. A lack says nothing any more once a run of as large a batch has succeeded there.
 */
export async function lackedMemoryBefore(
  transaction: Transaction,
  { id, sweepId, batchSize }: Pick<HeldRun, 'id' | 'sweepId' | 'batchSize'>,
  secondTrySeconds: number,
): Promise<boolean> {
  const found = await transaction.$queryRaw<object[]>`
    SELECT FROM "Attempt" earlier
      JOIN "Run" run ON run.id = earlier."runId" JOIN "Worker" worker ON worker.id = earlier."workerId"
    WHERE run."sweepId" = ${sweepId}::uuid AND run."batchSize" <= ${batchSize}
      AND earlier."failureCode" = ${outOfMemory}
      AND earlier."endedAt" > clock_timestamp() - make_interval(secs => ${heededSeconds}::double precision)
      AND earlier."endedAt" < clock_timestamp() - make_interval(secs => ${secondTrySeconds / 2}::double precision)
      AND ${memoryOf} = (${deviceOfHolder(id)})
      AND NOT EXISTS (
        SELECT FROM "Attempt" later
          JOIN "Run" larger ON larger.id = later."runId" JOIN "Worker" worker ON worker.id = later."workerId"
        WHERE larger."sweepId" = ${sweepId}::uuid AND larger."batchSize" >= run."batchSize"
          AND later."end" = 'SUCCEEDED' AND later."endedAt" > earlier."endedAt" AND ${memoryOf} = (${deviceOfHolder(id)}))
    LIMIT 1`;
  return found.length > 0;
}

/** Lets the waiting runs of a sweep with as large a batch wait until one of them has been tried a second time. */
export async function holdBackAsLarge(
  transaction: Transaction,
  { sweepId, batchSize }: Pick<HeldRun, 'sweepId' | 'batchSize'>,
  seconds: number,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Run" SET "availableAt" = greatest("availableAt", ${inSeconds(seconds)})
    WHERE "sweepId" = ${sweepId}::uuid AND status = 'QUEUED' AND "batchSize" >= ${batchSize}`;
}

/** Device whose memory the present attempt at a run uses. */
const deviceOfHolder = (runId: string) => Prisma.sql`
  SELECT ${memoryOf} FROM "Run" held
    JOIN "Attempt" attempt ON attempt."runId" = held.id AND attempt.number = held."fencingToken"
    JOIN "Worker" worker ON worker.id = attempt."workerId"
  WHERE held.id = ${runId}::uuid`;

/**
 * A device had too little memory for a run: no device like it is given that run again, nor any open one of the sweep with as
 * large a batch.
 */
export async function setAsideTooLarge(transaction: Transaction, { id, sweepId }: LockedRun): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Run" larger SET "tooLargeFor" = larger."tooLargeFor" || holder.device
    FROM "Run" run CROSS JOIN LATERAL (
      SELECT ${memoryOf} AS device FROM "Attempt" attempt JOIN "Worker" worker ON worker.id = attempt."workerId"
      WHERE attempt."runId" = run.id AND attempt.number = run."fencingToken"
    ) holder
    WHERE run.id = ${id}::uuid AND larger."sweepId" = ${sweepId}::uuid AND larger."finishedAt" IS NULL
      AND larger."batchSize" >= run."batchSize" AND NOT holder.device = ANY(larger."tooLargeFor")`;
}

/** The condition on "Run" under which a device with this memory is given it. */
export const isGivenTo = (device: string | Prisma.Sql) => Prisma.sql`NOT ${device} = ANY("tooLargeFor")`;

/**
 * Ends the waiting runs of a sweep that are too large for every worker that is present and could train them: it asks for runs, or
 * is busy with one, whose reports say nothing of the worker. While no worker is present they wait: one with more memory may come.
 */
export async function endTooLarge(transaction: Transaction, sweepId: string): Promise<number> {
  const ended = await transaction.$queryRaw<{ id: string }[]>`
    WITH able AS (
      SELECT ${memoryOf} AS device FROM "Sweep" sweep
      JOIN "Model" model ON model.id = sweep."modelId"
      JOIN "Worker" worker ON worker."teamId" = sweep."teamId"
      WHERE sweep.id = ${sweepId}::uuid
        AND (worker."lastSeenAt" > clock_timestamp() - make_interval(secs => ${patienceSeconds}::double precision)
          OR EXISTS (
            SELECT FROM "Run" held WHERE held."workerId" = worker.id AND held.status IN ('CLAIMED', 'RUNNING')
              AND held."leaseExpiresAt" > clock_timestamp()))
        AND (sweep.origin <> 'REPORTED' OR EXISTS (
          SELECT FROM "Attempt" attempt JOIN "Run" run ON run.id = attempt."runId"
          WHERE attempt."workerId" = worker.id AND run."sweepId" = sweep.id))
        AND (sweep.origin = 'REPORTED' OR model."moduleSha256" IS NULL
          OR model."moduleSha256" = ANY(worker."offeredModels")))
    UPDATE "Run" run SET status = 'FAILED', "failureCode" = ${outOfMemory}, "leaseExpiresAt" = NULL,
      "finishedAt" = clock_timestamp(), "failureMessage" = coalesce(
        (SELECT attempt."failureMessage" FROM "Attempt" attempt
         WHERE attempt."runId" = run.id AND attempt."failureCode" = ${outOfMemory}
         ORDER BY attempt.number DESC LIMIT 1),
        'It was not tried: a run of the sweep with at most its batch size had too little memory on '
          || array_to_string(run."tooLargeFor", ', ') || '.')
    WHERE run."sweepId" = ${sweepId}::uuid AND run.status = 'QUEUED' AND run."tooLargeFor" <> '{}'
      AND EXISTS (SELECT FROM able) AND NOT EXISTS (SELECT FROM able WHERE NOT device = ANY(run."tooLargeFor"))
    RETURNING run.id`;
  if (ended.length === 0) return 0;
  const events = ended.map(({ id: runId }) => ({ kind: 'RUN_ENDED' as const, runId }));
  await appendSweepEvents(transaction, sweepId, events);
  await finishSweep(transaction, sweepId);
  return ended.length;
}

/** The same for all sweeps: a worker with more memory may have left. Each sweep has a transaction of its own. */
export async function endTooLargeEverywhere(client: Client): Promise<number> {
  const sweeps = await client.$queryRaw<{ sweepId: string }[]>`
    SELECT DISTINCT "sweepId" FROM "Run" WHERE "finishedAt" IS NULL AND "tooLargeFor" <> '{}'::text[]`;
  let ended = 0;
  for (const { sweepId } of sweeps)
    ended += await inTransaction(client, (transaction) => endTooLarge(transaction, sweepId));
  return ended;
}
