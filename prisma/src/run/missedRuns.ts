import type { Reader } from '../client/rowReader.ts';

/** A run that ended without meeting its sweep's primary target, with the ends of its training loss. */
export type MissedRun = { sweepId: string; isDiverged: boolean; first: number | null; last: number | null };

/** The runs of the sweeps that had missed the primary target, or diverged, before a time. */
export async function missedRuns(
  reader: Reader,
  sweepIds: readonly string[],
  before: Date,
): Promise<MissedRun[]> {
  return reader.$queryRaw<MissedRun[]>`
    SELECT run."sweepId", run.outcome = 'DIVERGED' AS "isDiverged", earliest."trainingLoss" AS first, latest."trainingLoss" AS last
    FROM "Run" AS run
    JOIN "Target" AS target ON target."sweepId" = run."sweepId" AND target.position = 0
    LEFT JOIN "Crossing" AS crossing ON crossing."runId" = run.id AND crossing."targetId" = target.id
    LEFT JOIN LATERAL (
      SELECT "trainingLoss" FROM "Measurement" WHERE "runId" = run.id ORDER BY step LIMIT 1
    ) AS earliest ON true
    LEFT JOIN LATERAL (
      SELECT "trainingLoss" FROM "Measurement" WHERE "runId" = run.id ORDER BY step DESC LIMIT 1
    ) AS latest ON true
    WHERE run."sweepId" = ANY(${[...sweepIds]}::uuid[]) AND run.status = 'SUCCEEDED' AND run."finishedAt" < ${before}
      AND (run.outcome = 'DIVERGED' OR (crossing."runId" IS NOT NULL AND crossing."upperSteps" IS NULL))`;
}
