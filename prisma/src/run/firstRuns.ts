import { columnList, runColumns } from '../client/columns.ts';
import type { Database } from '../client/createClient.ts';
import type { Run } from '../generated/client.ts';

/** The first runs of each of the sweeps by batch size and seed, at most so many of each: one statement for all sweeps. */
export function firstRuns(database: Database, sweepIds: readonly string[], most: number): Promise<Run[]> {
  return database.$queryRaw<Run[]>`
    SELECT ${columnList(runColumns, 'run')} FROM unnest(${[...sweepIds]}::uuid[]) AS sweep (id)
    CROSS JOIN LATERAL (
      SELECT ${columnList(runColumns, 'one')} FROM "Run" AS one
      WHERE one."sweepId" = sweep.id ORDER BY one."batchSize", one.seed LIMIT ${most}
    ) AS run`;
}
