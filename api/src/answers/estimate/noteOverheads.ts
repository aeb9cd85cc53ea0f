import type { Transaction } from '@critbatch/prisma/client/createClient';

/**
 * Keeps with a sweep how far its newest estimate for the primary target lets the batch size grow, so that sweeps can be searched and
 * ordered by it: an estimate is tens of kilobytes of JSON.
 */
export async function noteOverheads(transaction: Transaction, targetId: string): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Sweep" sweep SET "withinTenth" = found.tenth, "withinFifth" = found.fifth, "withinHalf" = found.half
    FROM "Target" target CROSS JOIN LATERAL (
      SELECT
        coalesce(max(told.value) FILTER (WHERE told.overhead = 0.1), 0) AS tenth,
        coalesce(max(told.value) FILTER (WHERE told.overhead = 0.2), 0) AS fifth,
        coalesce(max(told.value) FILTER (WHERE told.overhead = 0.5), 0) AS half
      FROM (
        SELECT result FROM "Estimate" WHERE "targetId" = target.id ORDER BY "createdAt" DESC, id DESC LIMIT 1
      ) newest
      CROSS JOIN LATERAL jsonb_to_recordset(newest.result->'overheads') AS told(overhead float, value float)
    ) found
    WHERE target.id = ${targetId}::uuid AND target.position = 0 AND sweep.id = target."sweepId"`;
}
