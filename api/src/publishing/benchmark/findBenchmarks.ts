import { columnList, columnsOf, joined } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Benchmark, Team } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import { limitedTo } from '../../platform/page/sqlPage.ts';

/** A benchmark with the name of the team that made it: the team itself is nobody else's business. */
export type BenchmarkRecord = Benchmark & {
  teamName: string;
  /** Its versions, newest first. Versions never change, but new ones are added. */
  versionIds: string[];
};

/** A benchmark, and its team where that was asked for. */
export type BenchmarkRow = { benchmark: BenchmarkRecord; team: Team | null };

export type BenchmarkQuery = {
  where: Prisma.Sql;
  order?: Prisma.Sql;
  limit?: number;
  /** Whether the team comes along. */
  team?: boolean;
};

/** The benchmarks that meet a condition, in an order, so many of them at most. Condition and order speak of `benchmark`. */
export async function readBenchmarks(
  reader: Reader,
  { where, order, limit, team }: BenchmarkQuery,
): Promise<BenchmarkRow[]> {
  const page = order && limit ? Prisma.sql`ORDER BY ${order} ${limitedTo(limit)}` : Prisma.empty;
  const rows = await reader.$queryRaw<BenchmarkRecord[]>`
    SELECT ${columnList(columnsOf('Benchmark'), 'benchmark')}, team.name AS "teamName", ${versionIds} AS "versionIds"
      ${team ? Prisma.sql`, ${joinedTeam.columns}` : Prisma.empty}
    FROM "Benchmark" benchmark JOIN "Team" team ON team.id = benchmark."teamId"
    WHERE ${where} ${page}`;
  return rows.map((row) => ({ benchmark: row, team: team ? joinedTeam.of(row) : null }));
}

/** The same without their teams. */
export async function findBenchmarks(reader: Reader, where: Prisma.Sql): Promise<BenchmarkRecord[]> {
  return (await readBenchmarks(reader, { where })).map(({ benchmark }) => benchmark);
}

export async function countBenchmarks(reader: Reader, where: Prisma.Sql): Promise<number> {
  const [counted] = await reader.$queryRaw<[{ benchmarks: number }]>`
    SELECT count(*)::int AS benchmarks FROM "Benchmark" benchmark WHERE ${where}`;
  return counted.benchmarks;
}

const joinedTeam = joined<Team>('team', columnsOf('Team') as (keyof Team & string)[]);

const versionIds = Prisma.sql`ARRAY(
  SELECT version.id FROM "BenchmarkVersion" version
  WHERE version."benchmarkId" = benchmark.id ORDER BY version.number DESC
)`;
