import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Loader } from '../../platform/context/loader.ts';

/** Batch sizes of these sweeps, in their order, at which a run diverged and none came to another result. */
export async function findDiverged(reader: Reader, sweepIds: readonly string[]): Promise<number[][]> {
  const found = await reader.$queryRaw<{ sweepId: string; batchSize: number }[]>`
    SELECT "sweepId", "batchSize" FROM "Run" WHERE "sweepId" = ANY(${[...sweepIds]}::uuid[]) AND status = 'SUCCEEDED'
    GROUP BY "sweepId", "batchSize" HAVING bool_and(outcome = 'DIVERGED') ORDER BY "sweepId", "batchSize"`;
  const bySweep = Map.groupBy(found, ({ sweepId }) => sweepId);
  return sweepIds.map((id) => (bySweep.get(id) ?? []).map(({ batchSize }) => batchSize));
}

export const divergedOfSweep = new Loader<string, number[]>(({ reader }, ids) => findDiverged(reader, ids));
