import { columnList, joined } from '../client/columns.ts';
import type { Reader } from '../client/rowReader.ts';
import type { Crossing, Run } from '../generated/client.ts';
import { Prisma } from '../generated/client.ts';
import { latestOfRun } from '../measurement/latestMeasurements.ts';
import type { MeasurementColumn, PartOfMeasurement } from '../measurement/measurementColumns.ts';
import { readColumns } from '../measurement/measurementColumns.ts';

/** What is read of runs, and comes along with them. */
export type AskedOfRun = {
  /** Columns of the run itself. */
  columns: readonly string[];
  /** When they met each target. */
  crossings: boolean;
  /** Columns of the last row of their logs; null where that is not asked for. */
  latest: readonly MeasurementColumn[] | null;
};

/** After how many steps a run met a target: more than `lowerSteps`, at most `upperSteps`; null where it has not. */
export type RunCrossing = Pick<Crossing, 'runId' | 'targetId' | 'lowerSteps' | 'upperSteps'>;

type Point = PartOfMeasurement<MeasurementColumn>;

export type RunRow = {
  run: Run;
  crossings: RunCrossing[] | null;
  /** Undefined where it was not asked for, null where there is none. */
  latest: Point | null | undefined;
};

/**
 * The first runs of each of the sweeps by batch size and seed, at most so many of each, with what is asked of them: one
 * statement for all sweeps.
 */
export async function firstRuns(
  reader: Reader,
  sweepIds: readonly string[],
  most: number,
  { columns, crossings, latest }: AskedOfRun,
): Promise<RunRow[]> {
  const pointColumns = latest && readColumns(latest);
  const point = pointColumns && joined<Point>('latest', pointColumns);
  const rows = await reader.$queryRaw<Run[]>`
    SELECT ${columnList(columns, 'run')} ${crossings ? Prisma.sql`, ${joinedCrossing.columns}` : Prisma.empty}
      ${point ? Prisma.sql`, ${point.columns}` : Prisma.empty}
    FROM unnest(${[...sweepIds]}::uuid[]) AS sweep (id)
    CROSS JOIN LATERAL (
      SELECT ${columnList(columns, 'one')} FROM "Run" AS one
      WHERE one."sweepId" = sweep.id ORDER BY one."batchSize", one.seed LIMIT ${most}
    ) AS run
    ${pointColumns ? Prisma.sql`LEFT JOIN LATERAL (${latestOfRun(pointColumns)}) AS latest ON true` : Prisma.empty}
    ${crossings ? Prisma.sql`${crossingsOfRun} ORDER BY run."batchSize", run.seed, target.position` : Prisma.empty}`;
  const found = new Map<string, RunRow>();
  for (const row of rows) {
    const run = found.get(row.id) ?? {
      run: row,
      crossings: crossings ? [] : null,
      latest: point ? recorded(point.of(row)) : undefined,
    };
    found.set(row.id, run);
    const crossing = crossings ? joinedCrossing.of(row) : null;
    if (crossing?.runId) run.crossings?.push(crossing);
  }
  return [...found.values()];
}

const joinedCrossing = joined<RunCrossing>('crossing', ['runId', 'targetId', 'lowerSteps', 'upperSteps']);

const crossingsOfRun = Prisma.sql`
  LEFT JOIN "Crossing" crossing ON crossing."runId" = run.id
  LEFT JOIN "Target" target ON target.id = crossing."targetId"`;

const recorded = (point: Point) => (point.step === null ? null : point);
