import { columnList } from '../client/columns.ts';
import type { Reader } from '../client/rowReader.ts';
import { Prisma } from '../generated/client.ts';
import type { MeasurementColumn, PartOfMeasurement } from './measurementColumns.ts';
import { measurementColumns, readColumns } from './measurementColumns.ts';

/** A row of a log in the columns that were asked for; the run it is of is known, and not read. */
export type HistoryPoint<Column extends MeasurementColumn> = Omit<
  PartOfMeasurement<Exclude<Column, 'runId'>>,
  'runId'
>;

/** Rows of a log as columns, each in the order of steps. */
export type HistoryColumns<Column extends MeasurementColumn> = {
  readonly [Name in keyof HistoryPoint<Column>]: readonly HistoryPoint<Column>[Name][];
};

/**
 * At most `points` (two or more) measurements of each of the runs, spread evenly over ln(step), by run id and in order:
 * always the first and the last, and none but recorded ones; in the columns asked for, for most of a row is seldom drawn.
 */
export async function thinnedHistory<Column extends MeasurementColumn>(
  reader: Reader,
  runIds: readonly string[],
  points: number,
  columns: readonly Column[],
): Promise<Map<string, HistoryColumns<Column>>> {
  const empty: unknown = Object.fromEntries(columnsOfPoints(columns).map((column) => [column, []]));
  const histories = new Map(runIds.map((runId) => [runId, empty as HistoryColumns<Column>]));
  const read = await reader.$queryRaw<PlacedColumns<Column>[]>(thinnedHistorySql(runIds, points, columns));
  for (const { place, ...history } of read) {
    histories.set(runIds[place - 1] as string, history as unknown as HistoryColumns<Column>);
  }
  return histories;
}

/** The rows of a history that came as columns. */
export function pointsOf<Column extends MeasurementColumn>(
  history: HistoryColumns<Column>,
): HistoryPoint<Column>[] {
  const columns = Object.entries(history as Record<string, readonly unknown[]>);
  return history.step.map((_, index) => {
    const point: Record<string, unknown> = {};
    for (const [column, values] of columns) point[column] = values[index];
    return point as HistoryPoint<Column>;
  });
}

/** One run: its place in the list that was asked for, from 1, and each column of all of its points. */
type PlacedColumns<Column extends MeasurementColumn> = HistoryColumns<Column> & { place: number };

function columnsOfPoints(asked: readonly MeasurementColumn[]): MeasurementColumn[] {
  return readColumns(asked).filter((column) => column !== 'runId');
}

/** A log of up to this many rows for each point is looked through: as fast as to go down the key once for every point. */
const shortLog = 4;

/** In ln(step): a step that is a mark but for rounding is not beyond it. */
const tolerance = Prisma.raw('1e-12::float8');

/**
 * For each of `points` marks, equidistant in ln(step) from the first step to the last, the last measurement that is
 * not beyond the mark. Step 0 counts as 1, where ln begins.
 *
 * Most marks of a long log are steps of it: one scan fetches those rows, and the key is gone down only for marks between two rows.
 * In a short log every row's mark, the first that is not before it, is computed, and the last row of each mark is it.
 * Either way the work depends on the number of points alone, however long the log is.
 */
export function thinnedHistorySql(
  runIds: readonly string[],
  points: number,
  columns: readonly MeasurementColumn[] = measurementColumns,
): Prisma.Sql {
  const read = columnsOfPoints(columns);
  return Prisma.sql`
    WITH run AS MATERIALIZED (
      SELECT asked.place::int, asked.id, first.step AS first, last.step AS last, marks.last AS "lastMark",
        ln(greatest(first.step, 1)::float8) AS origin,
        ln(greatest(last.step, 1)::float8 / greatest(first.step, 1)) / marks.last AS spacing,
        marks.most, EXISTS (SELECT FROM "Measurement" WHERE "runId" = asked.id ORDER BY step OFFSET marks.most) AS "isLong"
      FROM unnest(${runIds}::uuid[]) WITH ORDINALITY AS asked (id, place)
      CROSS JOIN (SELECT ${points - 1}::int AS last, ${shortLog * points}::int AS most) AS marks
      CROSS JOIN LATERAL (SELECT step FROM "Measurement" WHERE "runId" = asked.id ORDER BY step ASC LIMIT 1) AS first
      CROSS JOIN LATERAL (SELECT step FROM "Measurement" WHERE "runId" = asked.id ORDER BY step DESC LIMIT 1) AS last
    ),
    wanted AS MATERIALIZED (
      SELECT place, id, "isLong", CASE WHEN "isLong" THEN ARRAY(
        SELECT CASE mark WHEN 0 THEN first ELSE floor(exp(origin + mark * spacing + ${tolerance}))::bigint END
        FROM generate_series(0, "lastMark") AS mark
      ) ELSE ARRAY(
        SELECT max(step) FROM (SELECT step FROM "Measurement" WHERE "runId" = id ORDER BY step LIMIT most) AS row
        GROUP BY CASE step
          WHEN first THEN 0
          ELSE greatest(1, ceil((ln(step::float8) - origin - ${tolerance}) / nullif(spacing, 0))) END
      ) END AS steps
      FROM run
    ),
    recorded AS MATERIALIZED (
      SELECT wanted.place, ${columnList(read, 'point')}
      FROM wanted JOIN "Measurement" AS point ON point."runId" = wanted.id AND point.step = ANY(wanted.steps)
    ),
    missing AS (
      SELECT place, unnest(steps) AS mark FROM wanted WHERE "isLong" EXCEPT SELECT place, step FROM recorded
    )
    SELECT place, ${listsOf(read)} FROM (
      SELECT DISTINCT ON (place, step) place, ${columnList(read, 'found')} FROM (
        SELECT place, ${columnList(read, 'recorded')} FROM recorded
        UNION ALL
        SELECT place, ${columnList(read, 'nearest')}
        FROM missing JOIN run USING (place) CROSS JOIN LATERAL (
          SELECT ${columnList(read, 'point')} FROM "Measurement" AS point
          WHERE point."runId" = run.id AND point.step < missing.mark ORDER BY point.step DESC LIMIT 1
        ) AS nearest
      ) AS found
      ORDER BY place, step
    ) AS point
    GROUP BY place`;
}

/** Each column as one list in the order of steps: a row takes the driver longer than the numbers in it. */
function listsOf(columns: readonly MeasurementColumn[]): Prisma.Sql {
  return Prisma.raw(
    columns.map((name) => `array_agg(point."${name}" ORDER BY point.step) AS "${name}"`).join(', '),
  );
}
