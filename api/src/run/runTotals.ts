import { Prisma, type PrismaClient } from '@critbatch/prisma/generated/client';
import type { RunStatus } from '@critbatch/prisma/generated/enums';
import type { RunCounts } from '../sweep/sweep.type.ts';

/** What the runs of a sweep amount to. */
export type RunTotals = { sweepId: string; counts: RunCounts; deviceSeconds: number };

/** Counts the runs of each sweep by status, and adds up their device seconds. */
export async function countRuns(prisma: PrismaClient, sweepIds: readonly string[]): Promise<RunTotals[]> {
  const rows = await prisma.$queryRaw<({ sweepId: string; deviceSeconds: number } & RunCounts)[]>`
    SELECT "sweepId", coalesce(sum("deviceSeconds"), 0)::float8 AS "deviceSeconds", count(*)::int AS total,
      ${inStatus('QUEUED')} AS queued, ${inStatus('CLAIMED')} AS claimed, ${inStatus('RUNNING')} AS running,
      ${inStatus('SUCCEEDED')} AS succeeded, ${inStatus('FAILED')} AS failed,
      ${inStatus('CANCELED')} AS canceled, ${inStatus('STALE')} AS stale
    FROM "Run" WHERE "sweepId" = ANY(${[...sweepIds]}::uuid[]) GROUP BY "sweepId"`;
  return rows.map(({ sweepId, deviceSeconds, ...counts }) => ({ sweepId, counts, deviceSeconds }));
}

const inStatus = (status: RunStatus) => Prisma.raw(`(count(*) FILTER (WHERE status = '${status}'))::int`);
