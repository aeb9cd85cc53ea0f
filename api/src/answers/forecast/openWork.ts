import type { Reader } from '@critbatch/prisma/client/rowReader';

/** A run that has not ended, or has ended with a result; and whether somebody trains it now. */
export type RunWork = {
  sweepId: string;
  batchSize: number;
  steps: number;
  maxExamples: number;
  isOver: boolean;
  isHeld: boolean;
};

/** The runs of these sweeps that have not ended, and how far those came that have a result. */
export function findRunWork(reader: Reader, sweepIds: readonly string[]): Promise<RunWork[]> {
  return reader.$queryRaw<RunWork[]>`
    SELECT run."sweepId", run."batchSize", run.step::double precision AS steps,
      coalesce(run."maxExamples", sweep."maxExamplesPerRun")::double precision AS "maxExamples",
      run."finishedAt" IS NOT NULL AS "isOver", run.status IN ('CLAIMED', 'RUNNING') AS "isHeld"
    FROM "Run" run JOIN "Sweep" sweep ON sweep.id = run."sweepId"
    WHERE run."sweepId" = ANY(${[...sweepIds]}::uuid[]) AND (run."finishedAt" IS NULL OR run.outcome IS NOT NULL)`;
}
