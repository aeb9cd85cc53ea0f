import type { Reader } from '@critbatch/prisma/client/rowReader';

/** The sweeps, among these, whose newest estimate for their primary target has an answer. */
export function answeredSweeps(reader: Reader, sweepIds: readonly string[]): Promise<{ sweepId: string }[]> {
  return reader.$queryRaw<{ sweepId: string }[]>`
    SELECT target."sweepId" FROM "Target" target CROSS JOIN LATERAL (
      SELECT answer FROM "Estimate" WHERE "targetId" = target.id ORDER BY "createdAt" DESC, id DESC LIMIT 1
    ) newest
    WHERE target.position = 0 AND newest.answer <> 'NOT_IDENTIFIED'
      AND target."sweepId" = ANY(${[...sweepIds]}::uuid[])`;
}
