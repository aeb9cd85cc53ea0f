import type { Reader } from '@critbatch/prisma/client/rowReader';
import { type MemoryLimit, memoryLimitOf } from '@critbatch/theory';
import { Loader } from '../../platform/context/loader.ts';

type AlikeRuns = { sweepId: string; batchSize: number; status: string; tooLargeFor: string[] };

/** What of these sweeps fits into the memory of their devices, in their order; null where everything does. */
export async function findMemoryLimits(
  reader: Reader,
  sweepIds: readonly string[],
): Promise<(MemoryLimit | null)[]> {
  const runs = await reader.$queryRaw<AlikeRuns[]>`
    SELECT DISTINCT "sweepId", "batchSize", status::text AS status, "tooLargeFor" FROM "Run"
    WHERE "sweepId" = ANY(${[...sweepIds]}::uuid[])
      AND "sweepId" IN (SELECT "sweepId" FROM "Run" WHERE "sweepId" = ANY(${[...sweepIds]}::uuid[])
        AND "tooLargeFor" <> '{}'::text[])
    ORDER BY "sweepId", "batchSize"`;
  const bySweep = Map.groupBy(runs, ({ sweepId }) => sweepId);
  return sweepIds.map((id) => memoryLimitOf(bySweep.get(id) ?? []));
}

export const memoryLimitOfSweep = new Loader<string, MemoryLimit | null>(({ reader }, ids) =>
  findMemoryLimits(reader, ids),
);
