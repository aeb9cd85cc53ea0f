import { columnsOf } from '../client/columns.ts';
import type { Database } from '../client/createClient.ts';
import type { Measurement } from '../generated/client.ts';
import { Prisma } from '../generated/client.ts';

/**
 * At most `points` (two or more) measurements of each of the runs, spread evenly over ln(step), by run id and in order:
 * always the first and the last, and none but recorded ones.
 */
export async function thinnedHistory(
  database: Database,
  runIds: readonly string[],
  points: number,
): Promise<Map<string, Measurement[]>> {
  const rows = await database.$queryRaw<Measurement[]>(thinnedHistorySql(runIds, points));
  const histories = new Map<string, Measurement[]>(runIds.map((runId) => [runId, []]));
  for (const row of rows) histories.get(row.runId)?.push(row);
  return histories;
}

/**
 * For each of `points` marks, equidistant in ln(step) from the first step to the last, the last measurement that is
 * not beyond the mark: one descent of the key per run and mark, however long the log is.
 * Step 0 counts as 1, where ln begins.
 */
export const thinnedHistorySql = (runIds: readonly string[], points: number) => Prisma.sql`
  SELECT DISTINCT ON (nearest."runId", nearest.step) ${columnsOf('measurement', 'nearest')}
  FROM unnest(${runIds}::uuid[]) AS run (id)
  CROSS JOIN LATERAL (SELECT step FROM "Measurement" WHERE "runId" = run.id ORDER BY step ASC LIMIT 1) AS first
  CROSS JOIN LATERAL (SELECT step FROM "Measurement" WHERE "runId" = run.id ORDER BY step DESC LIMIT 1) AS last
  CROSS JOIN generate_series(0, ${points - 1}::int) AS mark (index)
  CROSS JOIN LATERAL (
    SELECT CASE mark.index
      WHEN 0 THEN first.step
      WHEN ${points - 1}::int THEN last.step
      ELSE floor(exp(
        ln(greatest(first.step, 1)::float8)
        + mark.index * ln(greatest(last.step, 1)::float8 / greatest(first.step, 1)) / ${points - 1}::int
      ) + 1e-6)::bigint END AS step
  ) AS wanted
  CROSS JOIN LATERAL (
    SELECT ${columnsOf('measurement', 'point')} FROM "Measurement" AS point
    WHERE point."runId" = run.id AND point.step <= wanted.step ORDER BY point.step DESC LIMIT 1
  ) AS nearest
  ORDER BY nearest."runId", nearest.step`;
