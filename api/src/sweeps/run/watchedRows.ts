import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Prisma } from '@critbatch/prisma/generated/client';
import { firstWatchedStep, type WatchedRow } from '@critbatch/theory';

const figures = Prisma.sql`row.step::float8 AS step, row."trainingLoss", row."testLoss", row."testAccuracy", row."gradientNorm"`;

/** The untrained model and the second half of the steps of a run that has come to `step`. */
export function readWatchedRows(reader: Reader, runId: string, step: number): Promise<WatchedRow[]> {
  return reader.$queryRaw<WatchedRow[]>`
    SELECT ${figures} FROM "Measurement" row
    WHERE "runId" = ${runId}::uuid AND (row.step = 0 OR row.step BETWEEN ${firstWatchedStep(step)} AND ${step})
    ORDER BY row.step`;
}

/** The same of each of these runs, up to the end of its log. */
export async function findWatchedRows(reader: Reader, runIds: readonly string[]): Promise<WatchedRow[][]> {
  const rows = await reader.$queryRaw<(WatchedRow & { runId: string })[]>`
    SELECT row."runId", ${figures} FROM "Measurement" row
    JOIN (
      SELECT "runId", max(step) AS step FROM "Measurement" WHERE "runId" = ANY(${[...runIds]}::uuid[]) GROUP BY 1
    ) AS last USING ("runId")
    WHERE row.step = 0 OR row.step > last.step / 2 ORDER BY row.step`;
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  return runIds.map((id) => (byRun.get(id) ?? []).map(({ runId: _, ...row }) => row));
}
