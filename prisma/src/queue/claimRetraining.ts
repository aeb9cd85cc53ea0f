import type { Client, Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { shareMember } from '../membership/shareMember.ts';
import { inSeconds } from './lease.ts';

/** A worker may take this long for a segment: so many times what its log says, and the time to load an engine. */
const patience = { times: 4, seconds: 30, mostSeconds: 3600 };
/** Seconds for the answer of a worker that was cut short to arrive. */
export const graceSeconds = 60;
/** So many of the operator's workers may go away without a word about a segment before it is given up. */
export const mostClaims = 5;
/** Seconds of workers' time that the segments of one team may take a day. */
export const teamSecondsPerDay = 3600;
/** A worker that a benchmark's team vouches for is asked no more there once so many of its tries in a row have come to nothing. */
export const mostFruitlessTries = 3;

export type ClaimRetrainingInput = {
  workerId: string;
  /** The token that the worker speaks under: somebody has to vouch for it. */
  tokenId: string;
  teamId: string;
  /** Whether it trains through the ends that a run had before it was given more budget. */
  heedsFormerEnds: boolean;
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
 * board that its token is vouched for on (`mayJudge`). Teams take turns by the seconds that were spent on theirs within a day, those that
 * are being trained and those whose worker went away counting with all that they may take; null where there is none.
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

const sinceItsSweep = (team: Prisma.Sql, otherTeam: Prisma.Sql) =>
  shareMember(team, otherTeam, Prisma.sql`sweep."createdAt"`);

/** A condition on `attestation` and the segment: no try of the operator's that ended with its worker is one too many. */
const mayBeOperators = Prisma.sql`attestation."benchmarkId" IS NULL AND (
  SELECT count(*) FROM "RetrainingTry" try
  WHERE try."retrainingId" = retraining.id AND try."isOperators" AND try.outcome IS NULL) < ${mostClaims}`;

/**
 * A team that a benchmark's team vouches for holds the token, and has a side: it says nothing of its own submissions, and not the
 * last word of those of others, so that it is asked once.
 */
const mayJudge = Prisma.sql`
  attestation."benchmarkId" = benchmark.id
  AND NOT ${sinceItsSweep(Prisma.sql`attestation."teamId"`, Prisma.sql`retraining."teamId"`)}
  AND NOT ${sinceItsSweep(Prisma.sql`benchmark."teamId"`, Prisma.sql`retraining."teamId"`)}
  AND NOT EXISTS (
    SELECT FROM "RetrainingTry" try WHERE try."retrainingId" = retraining.id AND try.outcome IS NOT NULL
      AND ${sinceItsSweep(Prisma.sql`attestation."teamId"`, Prisma.sql`try."teamId"`)})`;

/**
 * Whether the latest tries under `attestation` did not all come to nothing: an obstacle, silence, or a difference where the log was
 * right. Who does that again and again says nothing of the logs, and only uses up their time.
 */
const isOfUse = Prisma.sql`(
  SELECT count(*) FROM (
    SELECT coalesce(try.outcome NOT IN ('MATCHED', 'DIFFERED')
      OR try.outcome = 'DIFFERED' AND tried.verdict = 'MATCHED', true) AS "isFruitless"
    FROM "RetrainingTry" try JOIN "Retraining" tried ON tried.id = try."retrainingId"
    WHERE try."tokenId" = attestation."tokenId" AND try."benchmarkId" = attestation."benchmarkId"
      AND NOT try."isOperators" AND try."startedAt" >= attestation."attestedAt"
      AND (try.outcome IS NOT NULL OR try.number < tried."fencingToken" OR tried."leaseExpiresAt" <= clock_timestamp())
    ORDER BY try."startedAt" DESC LIMIT ${mostFruitlessTries}
  ) AS latest WHERE "isFruitless") < ${mostFruitlessTries}`;

async function claimFirst(
  transaction: Transaction,
  { workerId, tokenId, teamId, heedsFormerEnds }: ClaimRetrainingInput,
): Promise<FirstClaim | undefined> {
  const spent = Prisma.sql`(
    SELECT coalesce(sum(coalesce(try."deviceSeconds", try."limitSeconds")), 0)
    FROM "Retraining" other JOIN "RetrainingTry" try ON try."retrainingId" = other.id
    WHERE other."teamId" = retraining."teamId" AND other."queuedAt" > clock_timestamp() - interval '9 days'
      AND try."startedAt" > clock_timestamp() - interval '1 day')`;
  type Candidate = { id: string; loggedSeconds: number; benchmarkId: string; isOperators: boolean };
  const [candidate] = await transaction.$queryRaw<Candidate[]>`
    SELECT retraining.id, retraining."loggedSeconds", benchmark.id AS "benchmarkId", voucher."isOperators"
    FROM "Retraining" retraining
    JOIN "Worker" worker ON worker.id = ${workerId}::uuid AND worker."teamId" = ${teamId}::uuid
    JOIN "RetrainingDraw" draw ON draw.id = retraining."drawId"
    JOIN "Submission" submission ON submission.id = draw."submissionId"
    JOIN "BenchmarkVersion" version ON version.id = submission."benchmarkVersionId"
    JOIN "Benchmark" benchmark ON benchmark.id = version."benchmarkId"
    JOIN "Sweep" sweep ON sweep.id = submission."sweepId"
    JOIN "Model" model ON model.id = sweep."modelId"
    CROSS JOIN LATERAL (
      SELECT bool_or(attestation."benchmarkId" IS NULL) AS "isOperators" FROM "Attestation" attestation
      WHERE attestation."tokenId" = ${tokenId}::uuid AND attestation."revokedAt" IS NULL
        AND (${mayBeOperators} OR ${mayJudge} AND ${isOfUse})
    ) AS voucher
    WHERE retraining.verdict IS NULL
      AND coalesce(retraining."leaseExpiresAt", retraining."queuedAt") <= clock_timestamp()
      AND retraining."expiresAt" > clock_timestamp()
      AND retraining.provenance->>'engine' = worker.engine AND retraining.provenance->>'device' = worker.device
      AND (model."moduleSha256" IS NULL OR model."moduleSha256" = ANY(worker."offeredModels"))
      AND (${heedsFormerEnds} OR cardinality(retraining."formerEnds") = 0)
      AND voucher."isOperators" IS NOT NULL
      AND ${spent} < ${teamSecondsPerDay}
    ORDER BY ${spent}, retraining."queuedAt", retraining.id
    LIMIT 1 FOR NO KEY UPDATE OF retraining SKIP LOCKED`;
  if (!candidate) return undefined;
  const { id, loggedSeconds, benchmarkId } = candidate;
  const { times, seconds, mostSeconds } = patience;
  const limitSeconds = Math.min(mostSeconds, seconds + times * loggedSeconds);
  const [claimed] = await transaction.$queryRaw<{ fencingToken: number; now: Date }[]>`
    UPDATE "Retraining" SET "fencingToken" = "fencingToken" + 1, "tokenId" = ${tokenId}::uuid,
      "leaseExpiresAt" = ${inSeconds(limitSeconds + graceSeconds)}
    WHERE id = ${id}::uuid RETURNING "fencingToken", clock_timestamp() AS now`;
  if (!claimed) throw new Error(`Segment ${id} has vanished under its lock.`);
  const { fencingToken, now } = claimed;
  await transaction.retrainingTry.create({
    data: {
      retrainingId: id,
      number: fencingToken,
      benchmarkId,
      tokenId,
      teamId,
      isOperators: candidate.isOperators,
      limitSeconds,
      startedAt: now,
    },
  });
  return { id, fencingToken, limitSeconds };
}
