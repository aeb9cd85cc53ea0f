import type { PrismaClient } from '@critbatch/prisma/generated/client';
import { codeVersion } from '../thread/codeVersion.ts';

/**
 * Sweeps whose newest estimate, for some target, does not speak of all the runs that count: of one sweep, or of all.
 * What an API that was killed left undone is found here.
 */
export async function findOutdatedSweeps(prisma: PrismaClient, sweepId: string | null): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ sweepId: string }[]>`
    SELECT DISTINCT target."sweepId"
    FROM "Target" target
    CROSS JOIN LATERAL (
      SELECT count(*) AS number, max("finishedAt") AS last FROM "Run"
      WHERE "sweepId" = target."sweepId" AND status = 'SUCCEEDED' AND outcome <> 'DIVERGED'
    ) ended
    LEFT JOIN LATERAL (
      SELECT * FROM "Estimate" WHERE "targetId" = target.id ORDER BY "createdAt" DESC, id DESC LIMIT 1
    ) newest ON true
    WHERE (${sweepId}::uuid IS NULL OR target."sweepId" = ${sweepId}::uuid) AND ended.number > 0
      AND (newest.id IS NULL OR newest."codeVersion" <> ${codeVersion}
        OR (newest.result->>'crossings')::int + (newest.result->>'censored')::int <> ended.number
        -- A run that was given more budget has ended anew: as many as before, but it says something else.
        OR newest."createdAt" < ended.last)`;
  return rows.map((row) => row.sweepId);
}
