import type { Reader } from '@critbatch/prisma/client/rowReader';

/** A run that has not ended, and whether somebody trains it now. */
export type OpenRun = {
  sweepId: string;
  batchSize: number;
  steps: number;
  maxExamples: number;
  isHeld: boolean;
};

/** The runs of these sweeps that have not ended. */
export function findOpenRuns(reader: Reader, sweepIds: readonly string[]): Promise<OpenRun[]> {
  return reader.$queryRaw<OpenRun[]>`
    SELECT run."sweepId", run."batchSize", run.step::double precision AS steps,
      coalesce(run."maxExamples", sweep."maxExamplesPerRun")::double precision AS "maxExamples",
      run.status IN ('CLAIMED', 'RUNNING') AS "isHeld"
    FROM "Run" run JOIN "Sweep" sweep ON sweep.id = run."sweepId"
    WHERE run."sweepId" = ANY(${[...sweepIds]}::uuid[]) AND run."finishedAt" IS NULL`;
}
