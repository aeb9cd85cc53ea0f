import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { SubmissionRecord } from '../benchmark/findSubmissions.ts';
import type { EvidenceRun } from '../benchmark/recompute.ts';
import type { Undrawable } from './recordedSegments.ts';
import { RunCheck } from './runCheck.enum.ts';

/** How many runs came to the same. */
export type CheckedRuns = { check: RunCheck; runs: number };

/** Counts the scored runs that can never be drawn to be trained again, by reason, as a submission keeps it. */
export function undrawableRuns(
  scored: readonly Pick<EvidenceRun, 'runId' | 'lastStep'>[],
  undrawable: ReadonlyMap<string, Undrawable>,
): Partial<Record<RunCheck, number>> {
  const reasons = scored.flatMap(({ runId, lastStep }) =>
    lastStep === null ? RunCheck.NO_LOG : (undrawable.get(runId) ?? []),
  );
  return Object.fromEntries(
    [...Map.groupBy(reasons, (reason) => reason)].map(([reason, runs]) => [reason, runs.length]),
  );
}

/** A condition on `retraining`, which waits: whether a worker was asked in vain, or found what another has to confirm. */
const isOutstanding = Prisma.sql`EXISTS (
  SELECT FROM "RetrainingTry" try WHERE try."retrainingId" = retraining.id
    AND (try.outcome IS NOT NULL OR try.number < retraining."fencingToken"
      OR retraining."leaseExpiresAt" <= clock_timestamp()))`;

type Checked = Pick<SubmissionRecord, 'id' | 'seeds' | 'undrawable'>;

/**
 * What training them again has said so far of the scored runs of each submission, the most telling first. A run of several drawn
 * segments counts once: as mismatched where one of them is, else as matched, else as waiting.
 */
export async function findRunChecks(
  reader: Reader,
  submissions: readonly Checked[],
): Promise<CheckedRuns[][]> {
  const drawn = await reader.$queryRaw<{ submissionId: string; check: RunCheck; runs: number }[]>`
    SELECT "submissionId", "check", count(*)::int AS runs FROM (
      SELECT draw."submissionId", CASE
        WHEN bool_or(retraining.verdict = 'MISMATCHED') THEN 'MISMATCHED'
        WHEN bool_or(retraining.verdict = 'MATCHED') THEN 'MATCHED'
        WHEN bool_or(retraining.verdict IS NULL AND asked.vainly) THEN 'OUTSTANDING'
        WHEN bool_or(retraining.verdict IS NULL) THEN 'WAITING'
        ELSE max(retraining.reason) END AS "check"
      FROM "RetrainingDraw" draw JOIN "Retraining" retraining ON retraining."drawId" = draw.id
      CROSS JOIN LATERAL (SELECT ${isOutstanding} AS vainly) AS asked
      WHERE draw."submissionId" = ANY(${submissions.map(({ id }) => id)}::uuid[]) AND retraining."isScored"
      GROUP BY draw."submissionId", retraining."runId"
    ) AS run GROUP BY "submissionId", "check"`;
  const bySubmission = Map.groupBy(drawn, ({ submissionId }) => submissionId);
  return submissions.map(({ id, seeds, undrawable }) => {
    const told = (bySubmission.get(id) ?? []).map(({ check, runs }) => ({ check, runs }));
    const never = Object.entries(undrawable ?? {}).map(([check, runs]) => ({
      check: check as RunCheck,
      runs: Number(runs),
    }));
    const rest = seeds - [...told, ...never].reduce((sum, { runs }) => sum + runs, 0);
    const unknown = undrawable === null ? RunCheck.NOT_COUNTED : RunCheck.NOT_DRAWN;
    const all = [...told, ...never, { check: unknown, runs: rest }].filter(({ runs }) => runs > 0);
    return all.toSorted((one, other) => order.indexOf(one.check) - order.indexOf(other.check));
  });
}

const order = Object.values(RunCheck);
