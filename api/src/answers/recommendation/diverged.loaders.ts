import type { Reader } from '@critbatch/prisma/client/rowReader';
import { divergedSizes } from '@critbatch/theory';
import { Loader } from '../../platform/context/loader.ts';

type AlikeRuns = { sweepId: string; batchSize: number; status: string; outcome: string | null };

/** Batch sizes of these sweeps, in their order, whose runs all diverged. */
export async function findDiverged(reader: Reader, sweepIds: readonly string[]): Promise<number[][]> {
  const runs = await reader.$queryRaw<AlikeRuns[]>`
    SELECT DISTINCT "sweepId", "batchSize", status::text AS status, outcome::text AS outcome FROM "Run"
    WHERE "sweepId" = ANY(${[...sweepIds]}::uuid[])
      AND "sweepId" IN (SELECT "sweepId" FROM "Run" WHERE "sweepId" = ANY(${[...sweepIds]}::uuid[]) AND outcome = 'DIVERGED')`;
  const bySweep = Map.groupBy(runs, ({ sweepId }) => sweepId);
  return sweepIds.map((id) => divergedSizes(bySweep.get(id) ?? []));
}

export const divergedOfSweep = new Loader<string, number[]>(({ reader }, ids) => findDiverged(reader, ids));
