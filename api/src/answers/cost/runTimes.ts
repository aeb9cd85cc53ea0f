import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Prisma } from '@critbatch/prisma/generated/client';

/** What a run has taken so far, and on which kind of device. */
export type RunTime = {
  sweepId: string;
  batchSize: number;
  /** Kind of device of the run's last attempt. */
  device: string;
  steps: number;
  /** In training steps. */
  deviceSeconds: number;
  /** The same when it was first evaluated: until then it also loaded and compiled. Absent in what was imported without a log. */
  first?: { steps: number; deviceSeconds: number } | null;
  evaluationSeconds: number;
  startedAt: Date;
};

/**
 * Times of the runs of these sweeps that have made a step, from the last row of each run's log, or the last from before a moment. A
 * run that was imported without a log has what its file told of the whole.
 */
export function findRunTimes(
  reader: Reader,
  sweepIds: readonly string[],
  before: Date | null = null,
): Promise<RunTime[]> {
  const recordedInTime = before ? Prisma.sql`AND "recordedAt" < ${before}::timestamptz` : Prisma.empty;
  const endedInTime = before ? Prisma.sql`AND run."finishedAt" < ${before}::timestamptz` : Prisma.empty;
  return reader.$queryRaw<RunTime[]>`
    SELECT run."sweepId", run."batchSize", attempt.device, latest.step::double precision AS steps,
      latest."deviceSeconds", latest."evaluationSeconds", first.first, coalesce(run."startedAt", run."createdAt") AS "startedAt"
    FROM "Run" run
    CROSS JOIN LATERAL (
      (SELECT step, "deviceSeconds", "evaluationSeconds" FROM "Measurement" WHERE "runId" = run.id ${recordedInTime}
        ORDER BY step DESC LIMIT 1)
      UNION ALL
      SELECT run.step, run."deviceSeconds", 0 WHERE run."deviceSeconds" > 0 AND run."finishedAt" IS NOT NULL ${endedInTime}
        AND NOT EXISTS (SELECT FROM "Measurement" WHERE "runId" = run.id)
    ) latest
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('steps', step, 'deviceSeconds', "deviceSeconds") AS first FROM "Measurement"
        WHERE "runId" = run.id AND step > 0 ORDER BY step LIMIT 1
    ) first ON true
    CROSS JOIN LATERAL (
      SELECT device FROM "Attempt" WHERE "runId" = run.id AND device IS NOT NULL ORDER BY number DESC LIMIT 1
    ) attempt
    WHERE run."sweepId" = ANY(${[...sweepIds]}::uuid[]) AND latest.step > 0
    ORDER BY run."sweepId", run."batchSize", run.seed`;
}
