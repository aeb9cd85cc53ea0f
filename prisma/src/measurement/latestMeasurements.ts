import { columnsOf } from '../client/columns.ts';
import type { Database } from '../client/createClient.ts';
import type { Measurement } from '../generated/client.ts';
import { Prisma } from '../generated/client.ts';

/** The last point of each of the runs, by run id; a run without one is missing. */
export async function latestMeasurements(
  database: Database,
  runIds: readonly string[],
): Promise<Map<string, Measurement>> {
  const rows = await database.$queryRaw<Measurement[]>(latestMeasurementsSql(runIds));
  return new Map(rows.map((row) => [row.runId, row]));
}

/** One step down the key for every run, however long its log is. */
export const latestMeasurementsSql = (runIds: readonly string[]) => Prisma.sql`
  SELECT ${columnsOf('measurement', 'latest')} FROM unnest(${runIds}::uuid[]) AS run (id)
  CROSS JOIN LATERAL (
    SELECT ${columnsOf('measurement', 'point')} FROM "Measurement" AS point
    WHERE point."runId" = run.id ORDER BY point.step DESC LIMIT 1
  ) AS latest`;
