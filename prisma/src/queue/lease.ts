import type { Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import type { RunStatus } from '../generated/enums.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';

/** How long a holder may stay silent before another worker may claim its run. */
export const leaseSeconds = 30;

/** Who writes: the run, the writer's token and its team, and the fencing token that its claim was given. */
export type Holder = { teamId: string; tokenId?: string | null; runId: string; fencingToken: number };

/** Why a write was refused: no such run in the team, held by another since, or ended. */
export type Refusal = { status: 'NOT_FOUND' } | { status: 'LEASE_LOST' } | { status: 'RUN_ENDED' };

export type LockedRun = {
  id: string;
  teamId: string;
  sweepId: string;
  status: RunStatus;
  fencingToken: number;
  fruitlessAttempts: number;
  maxAttempts: number;
  unheardClaims: number;
  lastSequence: number;
  cancelRequested: boolean;
  step: bigint;
  examplesSeen: bigint;
  maxExamples: bigint | null;
  hopelessCap: bigint | null;
  leaseExpiresAt: Date | null;
};

export const lockedRunColumns = Prisma.sql`"Run".id, "teamId", "sweepId", status::text AS status, "fencingToken",
  "fruitlessAttempts", "maxAttempts", "unheardClaims", "lastSequence", "cancelRequested", step, "examplesSeen",
  "maxExamples", "hopelessCap", "leaseExpiresAt"`;

/** Locks a run for its holder, who is heard of with that: the first word of an attempt makes it count as one. */
export async function lockHeldRun(
  transaction: Transaction,
  holder: Holder,
): Promise<{ status: 'HELD'; run: HeldRun } | Refusal> {
  const held = await lockRunOf(transaction, holder);
  if (held.status !== 'HELD' || held.run.unheardClaims === 0) return held;
  const [run] = await transaction.$queryRaw<LockedRun[]>`
    UPDATE "Run" SET "unheardClaims" = 0, "attemptCount" = "attemptCount" + 1,
      "fruitlessAttempts" = "fruitlessAttempts" + 1
    WHERE id = ${holder.runId}::uuid RETURNING ${lockedRunColumns}`;
  if (!run) throw new Error(`Run ${holder.runId} has vanished under its lock.`);
  return { status: 'HELD', run: { ...held.run, ...run } };
}

/** A run with what a report of it can be held against. */
export type HeldRun = LockedRun & {
  batchSize: number;
  /** Name of theory's catalogue. */
  optimiser: string;
  /** Step of the last row of this attempt; −1 for none. */
  lastReportedStep: bigint;
  /** More examples than any run of the sweep may see. */
  mostExamples: bigint;
  /** Seconds for which it has been held by anybody so far, this attempt included. */
  heldSeconds: number;
};

/** What cannot be true of a report, and where it says so. */
export type Fault = { field: (string | number)[]; message: string };

/** Looks at the log of a locked run after a report was stored: whether it is hopeless, or still is, to train it to `cap`, its examples. */
export type HopelessCheck = (run: HeldRun, cap: bigint, transaction: Transaction) => Promise<boolean>;

/** Looks at a report of a locked run before it is stored; null where nothing speaks against it. */
export type ReportCheck = (run: HeldRun, transaction: Transaction) => Fault | null | Promise<Fault | null>;

/**
 * Locks a run for its holder until the transaction ends.
 * A lease that has run out still counts while nobody else has claimed the run: the work done is not thrown away.
 * A fencing token is a small number that all of a team can read: only the token that claimed the run may write with it, or
 * anybody's program could write in the name of an attested worker.
 */
export async function lockRunOf(
  transaction: Transaction,
  { teamId, tokenId = null, runId, fencingToken }: Holder,
): Promise<{ status: 'HELD'; run: HeldRun } | Refusal> {
  const [run] = await transaction.$queryRaw<(HeldRun & { isOfAnother: boolean | null })[]>`
    SELECT ${lockedRunColumns}, "batchSize", "lastReportedStep", sweep.optimiser,
      greatest(sweep."maxExamplesPerRun", "maxExamples") AS "mostExamples", held."heldSeconds", held."isOfAnother"
    FROM "Run" CROSS JOIN LATERAL (
      SELECT optimiser, "maxExamplesPerRun" FROM "Sweep" WHERE "Sweep".id = "sweepId"
    ) AS sweep CROSS JOIN LATERAL (
      SELECT sum(extract(epoch FROM coalesce("endedAt", clock_timestamp()) - "startedAt"))::float8 AS "heldSeconds",
        bool_or(number = ${fencingToken} AND "tokenId" IS NOT NULL
          AND "tokenId" IS DISTINCT FROM ${tokenId}::uuid) AS "isOfAnother"
      FROM "Attempt" WHERE "runId" = "Run".id
    ) AS held
    WHERE "Run".id = ${runId}::uuid AND "Run"."teamId" = ${teamId}::uuid FOR NO KEY UPDATE OF "Run"`;
  if (!run) return { status: 'NOT_FOUND' };
  const { isOfAnother } = run;
  if (run.fencingToken !== fencingToken || isOfAnother || run.status === 'QUEUED')
    return { status: 'LEASE_LOST' };
  return run.leaseExpiresAt === null ? { status: 'RUN_ENDED' } : { status: 'HELD', run };
}

/** A time of the database's clock, so that no two machines need agree on theirs. */
export const inSeconds = (seconds: number) =>
  Prisma.sql`clock_timestamp() + make_interval(secs => ${seconds}::double precision)`;

/** Renews the lease of a locked run; a stale one is running again. */
export async function renewLease(transaction: Transaction, run: LockedRun, seconds: number): Promise<Date> {
  const [renewed] = await transaction.$queryRaw<{ leaseExpiresAt: Date }[]>`
    UPDATE "Run" SET "leaseExpiresAt" = ${inSeconds(seconds)},
      status = CASE status WHEN 'STALE' THEN 'RUNNING' ELSE status END
    WHERE id = ${run.id}::uuid RETURNING "leaseExpiresAt"`;
  if (!renewed) throw new Error(`Run ${run.id} has vanished under its lock.`);
  if (run.status === 'STALE') {
    await appendSweepEvents(transaction, run.sweepId, [{ kind: 'RUN_PROGRESSED', runId: run.id }]);
  }
  return renewed.leaseExpiresAt;
}

/** The holder has brought the run to where it never was: attempts without progress are counted anew from here. */
export async function noteProgress(transaction: Transaction, run: LockedRun): Promise<void> {
  if (run.fruitlessAttempts === 0) return;
  await transaction.$executeRaw`UPDATE "Run" SET "fruitlessAttempts" = 0 WHERE id = ${run.id}::uuid`;
}
