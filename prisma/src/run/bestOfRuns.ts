import type { Reader } from '../client/rowReader.ts';
import type { TargetMetric } from '../generated/enums.ts';
import { metricOf } from '../measurement/metricOf.ts';

/** How the metric of a target stood in the log of an ended run: at first, and at its best. */
export type BestOfRun = { targetId: string; metric: TargetMetric; untrained: number; best: number };

/** The runs that had ended before a time and are compared with the targets; without those that never had the metric. */
export async function bestOfRuns(
  reader: Reader,
  targetIds: readonly string[],
  before: Date,
): Promise<BestOfRun[]> {
  return reader.$queryRaw<BestOfRun[]>`
    SELECT target.id AS "targetId", target.metric, seen.untrained,
      CASE target.metric WHEN 'TEST_ACCURACY' THEN seen.most ELSE seen.least END AS best
    FROM "Target" AS target
    JOIN "Crossing" AS crossing ON crossing."targetId" = target.id
    JOIN "Run" AS run ON run.id = crossing."runId" AND run."finishedAt" < ${before}
    CROSS JOIN LATERAL (
      SELECT min(value) AS least, max(value) AS most, (array_agg(value ORDER BY step))[1] AS untrained
      FROM (
        SELECT step, ${metricOf('row')} AS value FROM "Measurement" row WHERE row."runId" = run.id
      ) AS measured WHERE value < 'Infinity'
    ) AS seen
    WHERE target.id = ANY(${[...targetIds]}::uuid[]) AND seen.untrained IS NOT NULL`;
}
