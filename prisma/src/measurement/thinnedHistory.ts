import { columnList } from '../client/columns.ts';
import type { Reader } from '../client/rowReader.ts';
import { Prisma } from '../generated/client.ts';
import type { MeasurementColumn, PartOfMeasurement } from './measurementColumns.ts';
import { measurementColumns, readColumns } from './measurementColumns.ts';

/**
 * At most `points` (two or more) measurements of each of the runs, spread evenly over ln(step), by run id and in order:
 * always the first and the last, and none but recorded ones; in the columns asked for, for most of a row is seldom drawn.
 */
export async function thinnedHistory<Column extends MeasurementColumn>(
  reader: Reader,
  runIds: readonly string[],
  points: number,
  columns: readonly Column[],
): Promise<Map<string, PartOfMeasurement<Column>[]>> {
  const rows = await reader.$queryRaw<PartOfMeasurement<Column>[]>(
    thinnedHistorySql(runIds, points, columns),
  );
  const histories = new Map<string, PartOfMeasurement<Column>[]>(runIds.map((runId) => [runId, []]));
  for (const row of rows) histories.get(row.runId)?.push(row);
  return histories;
}

/**
 * For each of `points` marks, equidistant in ln(step) from the first step to the last, the last measurement that is
 * not beyond the mark: one descent of the key per run and mark, however long the log is.
 * Step 0 counts as 1, where ln begins.
 */
export function thinnedHistorySql(
  runIds: readonly string[],
  points: number,
  columns: readonly MeasurementColumn[] = measurementColumns,
): Prisma.Sql {
  const read = readColumns(columns);
  return Prisma.sql`
    SELECT DISTINCT ON (nearest."runId", nearest.step) ${columnList(read, 'nearest')}
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
      SELECT ${columnList(read, 'point')} FROM "Measurement" AS point
      WHERE point."runId" = run.id AND point.step <= wanted.step ORDER BY point.step DESC LIMIT 1
    ) AS nearest
    ORDER BY nearest."runId", nearest.step`;
}
