import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type { RunCounts } from '../sweep/sweep.type.ts';

/** What the runs of a sweep amount to. */
export type RunTotals = { sweepId: string; counts: RunCounts; deviceSeconds: number };

/** Counts the runs of each sweep by status, and adds up their device seconds. */
export async function countRuns(prisma: PrismaClient, sweepIds: readonly string[]): Promise<RunTotals[]> {
  const rows = await prisma.run.groupBy({
    by: ['sweepId', 'status'],
    where: { sweepId: { in: [...sweepIds] } },
    _count: { _all: true },
    _sum: { deviceSeconds: true },
  });
  return [...Map.groupBy(rows, (row) => row.sweepId)].map(([sweepId, statuses]) => {
    const inStatus = (status: string) => statuses.find((row) => row.status === status)?._count._all ?? 0;
    return {
      sweepId,
      counts: {
        total: statuses.reduce((sum, row) => sum + row._count._all, 0),
        queued: inStatus('QUEUED'),
        claimed: inStatus('CLAIMED'),
        running: inStatus('RUNNING'),
        succeeded: inStatus('SUCCEEDED'),
        failed: inStatus('FAILED'),
        canceled: inStatus('CANCELED'),
        stale: inStatus('STALE'),
      },
      deviceSeconds: statuses.reduce((sum, row) => sum + (row._sum.deviceSeconds ?? 0), 0),
    };
  });
}
