import type { Client, Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { endAttempt, type Failure } from './endAttempt.ts';
import { endRun } from './endRun.ts';
import { inTransaction } from './inTransaction.ts';
import type { LockedRun } from './lease.ts';
import { inSeconds, leaseSeconds, lockedRunColumns, lockRunOf, renewLease } from './lease.ts';
import { isUnderProbe, leaveOutProbe, sweepsUnderProbe } from './rateProbe.ts';
import { isGivenTo, memoryOf } from './setAsideTooLarge.ts';

export type ClaimRunInput = {
  teamId: string;
  workerId: string;
  /** The token that the worker speaks under: nothing else may write to the attempt. */
  tokenId?: string | null;
  /** Only a run of this sweep; without it, of any but the reported ones. */
  sweepId?: string | null;
  /** Chosen by the worker: sent again while it holds what it was given, it gives the same lease. */
  claimKey?: string | null;
  /** Whether the worker probes the learning rate of a sweep before its first run. */
  probesRates?: boolean;
  leaseSeconds?: number;
};

/** A run whose leases so often in a row were never heard of is given up: its holders may die of it before their first word. */
export const mostUnheardClaims = 20;

/** All that fixes the run and what it resumes from. Its fencingToken is also the number of the attempt. */
export type ClaimedRun = Prisma.RunGetPayload<{ include: typeof everythingOfARun }>;

export type ClaimRunOutcome =
  | { status: 'CLAIMED'; run: ClaimedRun; leaseExpiresAt: Date }
  | { status: 'NOTHING_QUEUED' }
  | { status: 'WORKER_NOT_FOUND' }
  | { status: 'SWEEP_NOT_FOUND' };

const everythingOfARun = {
  sweep: { include: { model: true, dataset: true, targets: { orderBy: { position: 'asc' } } } },
  checkpoint: { include: { checkpoint: true } },
  trail: { select: { step: true }, orderBy: { step: 'asc' } },
} as const satisfies Prisma.RunInclude;

/**
 * Gives the worker a run of its team that waits or whose holder has gone silent. Where the model is a module, only
 * to a worker that offers its file; never one that was too large for its kind of device, nor one of a sweep whose learning rate
 * is being probed or waits for a choice.
 * A run whose holders vanished too often without progress is ended as WORKER_FAILED on the way, in a transaction of its own.
 */
export async function claimRun(client: Client, input: ClaimRunInput): Promise<ClaimRunOutcome> {
  for (;;) {
    const claim = await inTransaction(
      client,
      async (transaction) => (await claimAgain(transaction, input)) ?? claimFirst(transaction, input),
    ).catch((fault) => {
      if (fault instanceof UnderProbe) return null;
      throw fault;
    });
    if (claim === null) continue;
    if (claim.status === 'EXHAUSTED_RUN_ENDED' || claim.status === 'JUST_ANSWERED') continue;
    if (claim.status !== 'CLAIMED') return claim;
    const run = await client.run.findUniqueOrThrow({ where: { id: claim.runId }, include: everythingOfARun });
    const { fencingToken, leaseExpiresAt } = claim;
    // The token of this claim: the row may carry a later holder's by now, who must not be written over.
    return { status: 'CLAIMED', run: { ...run, fencingToken }, leaseExpiresAt };
  }
}

type FirstClaim =
  | { status: 'CLAIMED'; runId: string; fencingToken: number; leaseExpiresAt: Date }
  | { status: 'EXHAUSTED_RUN_ENDED' }
  /** The same claim, sent before, was answered while this one waited for its turn. */
  | { status: 'JUST_ANSWERED' }
  | Exclude<ClaimRunOutcome, { status: 'CLAIMED' }>;

type ClaimingWorker = { engine: string; device: string; memory: string; offeredModels: string[] };

async function claimFirst(transaction: Transaction, input: ClaimRunInput): Promise<FirstClaim> {
  const [worker] = await transaction.$queryRaw<ClaimingWorker[]>`
    UPDATE "Worker" worker SET "lastSeenAt" = clock_timestamp(), "lostAt" = NULL
    WHERE id = ${input.workerId}::uuid AND "teamId" = ${input.teamId}::uuid 
    RETURNING engine, device, ${memoryOf} AS memory, "offeredModels"`;
  if (!worker) return { status: 'WORKER_NOT_FOUND' };

  if (input.sweepId && !(await isOfTeam(transaction, input.sweepId, input.teamId))) {
    return { status: 'SWEEP_NOT_FOUND' };
  }

  if (await findAnswered(transaction, input)) return { status: 'JUST_ANSWERED' };

  const candidate = await lockCandidate(transaction, input, worker);
  if (!candidate) return { status: 'NOTHING_QUEUED' };
  if (candidate.fruitlessAttempts >= candidate.maxAttempts || candidate.unheardClaims >= mostUnheardClaims) {
    const failure = vanished(candidate);
    await endRun(transaction, candidate, { status: 'FAILED', failure, attemptEnd: 'EXPIRED' });
    return { status: 'EXHAUSTED_RUN_ENDED' };
  }

  const fencingToken = candidate.fencingToken + 1;
  const [claim] = await transaction.$queryRaw<{ leaseExpiresAt: Date; now: Date }[]>`
    UPDATE "Run" SET status = 'CLAIMED', "workerId" = ${input.workerId}::uuid, "lastSequence" = -1,
      "lastReportedStep" = -1,
      "fencingToken" = ${fencingToken}, "unheardClaims" = "unheardClaims" + 1,
      "leaseExpiresAt" = ${inSeconds(input.leaseSeconds ?? leaseSeconds)},
      "startedAt" = coalesce("startedAt", clock_timestamp())
    WHERE id = ${candidate.id}::uuid RETURNING "leaseExpiresAt", clock_timestamp() AS now`;
  if (!claim) throw new Error(`Run ${candidate.id} has vanished under its lock.`);
  await endAttempt(transaction, candidate.id, 'EXPIRED');
  await transaction.attempt.create({
    data: {
      runId: candidate.id,
      number: fencingToken,
      workerId: input.workerId,
      tokenId: input.tokenId ?? null,
      claimKey: input.claimKey ?? null,
      engine: worker.engine,
      device: worker.device,
      startedAt: claim.now,
    },
  });
  if (!input.probesRates) await leaveOutProbe(transaction, candidate.sweepId);
  await appendSweepEvents(transaction, candidate.sweepId, [{ kind: 'RUN_CLAIMED', runId: candidate.id }]);
  if (await isUnderProbe(transaction, candidate)) throw new UnderProbe();
  return { status: 'CLAIMED', runId: candidate.id, fencingToken, leaseExpiresAt: claim.leaseExpiresAt };
}

/** Undoes a claim of a sweep of which another worker began to probe the learning rate at the same moment. */
class UnderProbe extends Error {}

function vanished({ fruitlessAttempts, maxAttempts }: LockedRun): Failure {
  const what =
    fruitlessAttempts >= maxAttempts
      ? `The last ${fruitlessAttempts} attempts at this run ended in silence, without a new measurement or checkpoint.`
      : `The last ${mostUnheardClaims} workers that claimed this run were never heard of again.`;
  return { code: 'WORKER_FAILED', message: `${what} Look at the logs of its workers, then retry it.` };
}

/**
 * The claim was sent before, and its answer may be lost: the worker gets the same lease, for as long as it would have had it.
 * The run is locked before the worker, as a heartbeat does.
 */
async function claimAgain(transaction: Transaction, input: ClaimRunInput): Promise<FirstClaim | null> {
  const answered = await findAnswered(transaction, input);
  if (!answered) return null;
  const { runId, number: fencingToken } = answered;
  const held = await lockRunOf(transaction, { ...input, runId, fencingToken });
  if (held.status !== 'HELD') return null;
  await transaction.$executeRaw`
    UPDATE "Worker" SET "lastSeenAt" = clock_timestamp(), "lostAt" = NULL WHERE id = ${input.workerId}::uuid`;
  const leaseExpiresAt = await renewLease(transaction, held.run, input.leaseSeconds ?? leaseSeconds);
  return { status: 'CLAIMED', runId, fencingToken, leaseExpiresAt };
}

/** The attempt that this claim was given when it was sent before, while it is open. */
async function findAnswered(
  transaction: Transaction,
  { teamId, workerId, tokenId = null, sweepId, claimKey }: ClaimRunInput,
): Promise<{ runId: string; number: number } | null> {
  if (!claimKey) return null;
  const run = sweepId ? { teamId, sweepId } : { teamId };
  return transaction.attempt.findFirst({
    where: { workerId, tokenId, claimKey, endedAt: null, run },
    select: { runId: true, number: true },
  });
}

async function isOfTeam(transaction: Transaction, sweepId: string, teamId: string): Promise<boolean> {
  return (await transaction.sweep.count({ where: { id: sweepId, teamId } })) > 0;
}

/** As the index of the open runs has it, which goes from sweep to sweep without reading the runs between. */
const isOpenOf = (teamId: string) =>
  Prisma.sql`"teamId" = ${teamId}::uuid AND status IN ('QUEUED', 'CLAIMED', 'RUNNING', 'STALE')`;

/**
 * Locks the run to claim; those that others are claiming at this moment are passed over. The sweeps of the team take turns: first
 * that of which the fewest runs are held, then the oldest (ids ascend with time), so that a small one does not wait for a large one to end.
 * Only the sweeps up to the first that gives a run are looked at.
 */
async function lockCandidate(
  transaction: Transaction,
  { teamId, sweepId }: ClaimRunInput,
  { memory, offeredModels }: ClaimingWorker,
): Promise<LockedRun | undefined> {
  // NOT IN, so that the reported sweeps are looked up once, however many of their runs are passed over.
  const wanted = sweepId
    ? Prisma.sql`"sweepId" = ${sweepId}::uuid`
    : Prisma.sql`"sweepId" NOT IN (SELECT id FROM "Sweep" WHERE "teamId" = ${teamId}::uuid AND origin = 'REPORTED')`;
  const [candidate] = await transaction.$queryRaw<LockedRun[]>`
    WITH RECURSIVE "open" AS (
      (SELECT "sweepId" FROM "Run" WHERE ${isOpenOf(teamId)} ORDER BY "sweepId" LIMIT 1)
      UNION ALL
      SELECT (
        SELECT "sweepId" FROM "Run" WHERE ${isOpenOf(teamId)} AND "sweepId" > "open"."sweepId"
        ORDER BY "sweepId" LIMIT 1)
      FROM "open" WHERE "open"."sweepId" IS NOT NULL
    ), turn AS (
      SELECT "sweepId" FROM "open"
      WHERE "sweepId" IS NOT NULL
        AND ${wanted}
        AND "sweepId" NOT IN (${sweepsUnderProbe(teamId)})
        AND "sweepId" NOT IN (
          SELECT sweep.id FROM "Model" model JOIN "Sweep" sweep ON sweep."modelId" = model.id
          WHERE model."teamId" = ${teamId}::uuid AND model."moduleSha256" IS NOT NULL
            AND model."moduleSha256" <> ALL(${offeredModels}::text[]) AND sweep.origin <> 'REPORTED')
      ORDER BY (
        SELECT count(*) FROM "Run" held
        WHERE held."sweepId" = "open"."sweepId" AND held.status IN ('CLAIMED', 'RUNNING')
          AND held."leaseExpiresAt" > clock_timestamp()
      ), "sweepId"
    )
    SELECT candidate.* FROM turn CROSS JOIN LATERAL (
      SELECT ${lockedRunColumns} FROM "Run"
      WHERE ${isOpenOf(teamId)} AND "sweepId" = turn."sweepId"
        AND coalesce("leaseExpiresAt", "availableAt") <= clock_timestamp()
        AND NOT "cancelRequested"
        AND ${isGivenTo(memory)}
      ORDER BY priority DESC, "createdAt", "Run".id
      LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
    ) candidate
    LIMIT 1`;
  return candidate;
}
