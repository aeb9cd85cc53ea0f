import { columnList } from '../client/columns.ts';
import type { Reader } from '../client/rowReader.ts';
import { Prisma } from '../generated/client.ts';
import type { MeasurementColumn, PartOfMeasurement } from './measurementColumns.ts';
import { measurementColumns, readColumns } from './measurementColumns.ts';

/** The last point of each of the runs, by run id, in the columns asked for; a run without one is missing. */
export async function latestMeasurements<Column extends MeasurementColumn>(
  reader: Reader,
  runIds: readonly string[],
  columns: readonly Column[],
): Promise<Map<string, PartOfMeasurement<Column>>> {
  const rows = await reader.$queryRaw<PartOfMeasurement<Column>[]>(latestMeasurementsSql(runIds, columns));
  return new Map(rows.map((row) => [row.runId, row]));
}

/** One step down the key for every run, however long its log is. */
export function latestMeasurementsSql(
  runIds: readonly string[],
  columns: readonly MeasurementColumn[] = measurementColumns,
): Prisma.Sql {
  const read = readColumns(columns);
  return Prisma.sql`
    SELECT ${columnList(read, 'latest')} FROM unnest(${runIds}::uuid[]) AS run (id)
    CROSS JOIN LATERAL (${latestOfRun(read)}) AS latest`;
}

/** The last row of the log of `run`, if there is one. */
export function latestOfRun(columns: readonly MeasurementColumn[]): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columnList(columns, 'point')} FROM "Measurement" AS point
    WHERE point."runId" = run.id ORDER BY point.step DESC LIMIT 1`;
}
