import type { PrismaClient, Run } from '@critbatch/prisma/generated/client';

/** The runs that these workers hold now. */
export function findCurrentRuns(prisma: PrismaClient, workerIds: readonly string[]): Promise<Run[]> {
  return prisma.run.findMany({
    where: { workerId: { in: [...workerIds] }, status: { in: ['CLAIMED', 'RUNNING'] } },
    orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
  });
}
