import type { Client, Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { endAttempt } from './endAttempt.ts';
import { endRun } from './endRun.ts';
import { inTransaction } from './inTransaction.ts';
import type { LockedRun } from './lease.ts';
import { inSeconds, leaseSeconds, lockedRunColumns } from './lease.ts';

export type ClaimRunInput = {
  teamId: string;
  workerId: string;
  /** The token that the worker speaks under: nothing else may write to the attempt. */
  tokenId?: string | null;
  /** Only a run of this sweep; without it, of any but the reported ones. */
  sweepId?: string | null;
  leaseSeconds?: number;
};

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
} as const satisfies Prisma.RunInclude;

/**
 * Gives the worker the first run of its team that waits or whose holder has gone silent. Where the model is a module, only
 * to a worker that offers its file.
 * A run whose holder vanished once too often is ended as WORKER_FAILED on the way, in a transaction of its own.
 */
export async function claimRun(client: Client, input: ClaimRunInput): Promise<ClaimRunOutcome> {
  for (;;) {
    const claim = await inTransaction(client, (transaction) => claimFirst(transaction, input));
    if (claim.status === 'EXHAUSTED_RUN_ENDED') continue;
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
  | Exclude<ClaimRunOutcome, { status: 'CLAIMED' }>;

async function claimFirst(transaction: Transaction, input: ClaimRunInput): Promise<FirstClaim> {
  const [worker] = await transaction.$queryRaw<{ engine: string; device: string; offeredModels: string[] }[]>`
    UPDATE "Worker" SET "lastSeenAt" = clock_timestamp(), "lostAt" = NULL
    WHERE id = ${input.workerId}::uuid AND "teamId" = ${input.teamId}::uuid RETURNING engine, device, "offeredModels"`;
  if (!worker) return { status: 'WORKER_NOT_FOUND' };

  if (input.sweepId && !(await isOfTeam(transaction, input.sweepId, input.teamId))) {
    return { status: 'SWEEP_NOT_FOUND' };
  }

  const candidate = await lockCandidate(transaction, input, worker.offeredModels);
  if (!candidate) return { status: 'NOTHING_QUEUED' };
  if (candidate.attemptCount >= candidate.maxAttempts) {
    await endRun(transaction, candidate, { status: 'FAILED', failure: vanished, attemptEnd: 'EXPIRED' });
    return { status: 'EXHAUSTED_RUN_ENDED' };
  }

  const fencingToken = candidate.fencingToken + 1;
  const [claim] = await transaction.$queryRaw<{ leaseExpiresAt: Date; now: Date }[]>`
    UPDATE "Run" SET status = 'CLAIMED', "workerId" = ${input.workerId}::uuid, "lastSequence" = -1,
      "fencingToken" = ${fencingToken}, "attemptCount" = "attemptCount" + 1,
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
      engine: worker.engine,
      device: worker.device,
      startedAt: claim.now,
    },
  });
  await appendSweepEvents(transaction, candidate.sweepId, [{ kind: 'RUN_CLAIMED', runId: candidate.id }]);
  return { status: 'CLAIMED', runId: candidate.id, fencingToken, leaseExpiresAt: claim.leaseExpiresAt };
}

const vanished = {
  code: 'WORKER_FAILED',
  message:
    'The workers that held this run went silent as often as it may be tried. Look at their logs, then retry it.',
};

async function isOfTeam(transaction: Transaction, sweepId: string, teamId: string): Promise<boolean> {
  return (await transaction.sweep.count({ where: { id: sweepId, teamId } })) > 0;
}

/** Locks the run to claim; those that others are claiming at this moment are passed over. */
async function lockCandidate(
  transaction: Transaction,
  { teamId, sweepId }: ClaimRunInput,
  offeredModels: readonly string[],
): Promise<LockedRun | undefined> {
  // NOT IN, so that the reported sweeps are looked up once, however many of their runs are passed over.
  const wanted = sweepId
    ? Prisma.sql`"sweepId" = ${sweepId}::uuid`
    : Prisma.sql`"sweepId" NOT IN (SELECT id FROM "Sweep" WHERE "teamId" = ${teamId}::uuid AND origin = 'REPORTED')`;
  const [candidate] = await transaction.$queryRaw<LockedRun[]>`
    SELECT ${lockedRunColumns} FROM "Run"
    WHERE "teamId" = ${teamId}::uuid
      AND status IN ('QUEUED', 'CLAIMED', 'RUNNING', 'STALE')
      AND coalesce("leaseExpiresAt", "availableAt") <= clock_timestamp()
      AND NOT "cancelRequested"
      AND ${wanted}
      AND "sweepId" NOT IN (
        SELECT sweep.id FROM "Model" model JOIN "Sweep" sweep ON sweep."modelId" = model.id
        WHERE model."teamId" = ${teamId}::uuid AND model."moduleSha256" IS NOT NULL
          AND model."moduleSha256" <> ALL(${offeredModels}::text[]) AND sweep.origin <> 'REPORTED')
    ORDER BY priority DESC, "createdAt", id
    LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
  return candidate;
}
