import type { Client, Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { shareMember } from '../membership/shareMember.ts';
import { inSeconds } from './lease.ts';

/** A worker may take this long for a segment: so many times what its log says, and the time to load an engine. */
const patience = { times: 4, seconds: 30, mostSeconds: 3600 };
/** What the answer of a worker that was cut short needs to come here. */
const graceSeconds = 60;
/** Two trainings tell a difference; the rest is for workers that go away. */
export const mostClaims = 5;
/** Seconds of workers' time that the segments of one team may take a day. */
export const teamSecondsPerDay = 3600;

export type ClaimRetrainingInput = {
  workerId: string;
  /** The token that the worker speaks under: somebody has to vouch for it. */
  tokenId: string;
  teamId: string;
};

export type ClaimedRetraining = Prisma.RetrainingGetPayload<{ include: typeof everythingOfASegment }>;

const everythingOfASegment = {
  run: {
    include: {
      sweep: { include: { model: true, dataset: true, targets: { orderBy: { position: 'asc' } } } },
    },
  },
} as const satisfies Prisma.RetrainingInclude;

/**
 * Gives an attested worker a segment to train again that it can train: its engine and device, the models that it offers, and a
 * board that its token is vouched for on (`mayJudge`). Teams take turns by the seconds that were spent on theirs within a day; null where
 * there is none.
 */
export async function claimRetraining(
  client: Client,
  input: ClaimRetrainingInput,
): Promise<{ retraining: ClaimedRetraining; limitSeconds: number } | null> {
  const claim = await client.$transaction((transaction) => claimFirst(transaction, input));
  if (!claim) return null;
  const { id, fencingToken, limitSeconds } = claim;
  const where = { id };
  const retraining = await client.retraining.findUniqueOrThrow({ where, include: everythingOfASegment });
  return { retraining: { ...retraining, fencingToken }, limitSeconds };
}

type FirstClaim = { id: string; fencingToken: number; limitSeconds: number };

/**
 * Whom a benchmark's team vouches for holds the token, and has a side: of submissions of their own they say nothing, and against
 * those of others not alone. Only the operator sees the token of a worker that the operator vouches for.
 */
const mayJudge = Prisma.sql`
  NOT ${shareMember(Prisma.sql`attestation."teamId"`, Prisma.sql`retraining."teamId"`, Prisma.sql`sweep."createdAt"`)}
  AND NOT ${shareMember(Prisma.sql`benchmark."teamId"`, Prisma.sql`retraining."teamId"`, Prisma.sql`sweep."createdAt"`)}
  AND (retraining."firstTeamId" IS NULL
    OR NOT ${shareMember(Prisma.sql`attestation."teamId"`, Prisma.sql`retraining."firstTeamId"`, Prisma.sql`sweep."createdAt"`)})`;

async function claimFirst(
  transaction: Transaction,
  { workerId, tokenId, teamId }: ClaimRetrainingInput,
): Promise<FirstClaim | undefined> {
  const spent = Prisma.sql`(
    SELECT coalesce(sum(other."deviceSeconds"), 0) FROM "Retraining" other
    WHERE other."teamId" = retraining."teamId" AND other."queuedAt" > clock_timestamp() - interval '8 days'
      AND coalesce(other."endedAt", clock_timestamp()) > clock_timestamp() - interval '1 day')`;
  const [candidate] = await transaction.$queryRaw<{ id: string; loggedSeconds: number }[]>`
    SELECT retraining.id, retraining."loggedSeconds"
    FROM "Retraining" retraining
    JOIN "Worker" worker ON worker.id = ${workerId}::uuid AND worker."teamId" = ${teamId}::uuid
    JOIN "RetrainingDraw" draw ON draw.id = retraining."drawId"
    JOIN "Submission" submission ON submission.id = draw."submissionId"
    JOIN "BenchmarkVersion" version ON version.id = submission."benchmarkVersionId"
    JOIN "Benchmark" benchmark ON benchmark.id = version."benchmarkId"
    JOIN "Sweep" sweep ON sweep.id = submission."sweepId"
    JOIN "Model" model ON model.id = sweep."modelId"
    WHERE retraining.verdict IS NULL
      AND coalesce(retraining."leaseExpiresAt", retraining."queuedAt") <= clock_timestamp()
      AND retraining."expiresAt" > clock_timestamp()
      AND retraining."fencingToken" < ${mostClaims}
      AND retraining.provenance->>'engine' = worker.engine AND retraining.provenance->>'device' = worker.device
      AND (model."moduleSha256" IS NULL OR model."moduleSha256" = ANY(worker."offeredModels"))
      AND EXISTS (
        SELECT FROM "Attestation" attestation
        WHERE attestation."tokenId" = ${tokenId}::uuid AND attestation."revokedAt" IS NULL
          AND (attestation."benchmarkId" IS NULL OR attestation."benchmarkId" = benchmark.id AND ${mayJudge}))
      AND ${spent} < ${teamSecondsPerDay}
    ORDER BY ${spent}, retraining."queuedAt", retraining.id
    LIMIT 1 FOR NO KEY UPDATE OF retraining SKIP LOCKED`;
  if (!candidate) return undefined;
  const { times, seconds, mostSeconds } = patience;
  const limitSeconds = Math.min(mostSeconds, seconds + times * candidate.loggedSeconds);
  const [claimed] = await transaction.$queryRaw<{ fencingToken: number }[]>`
    UPDATE "Retraining" SET "fencingToken" = "fencingToken" + 1, "tokenId" = ${tokenId}::uuid,
      "leaseExpiresAt" = ${inSeconds(limitSeconds + graceSeconds)}
    WHERE id = ${candidate.id}::uuid RETURNING "fencingToken"`;
  return claimed && { id: candidate.id, fencingToken: claimed.fencingToken, limitSeconds };
}
