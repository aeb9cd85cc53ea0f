import type { Crossing, PrismaClient } from '@critbatch/prisma/generated/client';

/** The crossings of these runs, the primary target's first. */
export function findCrossings(prisma: PrismaClient, runIds: readonly string[]): Promise<Crossing[]> {
  return prisma.crossing.findMany({
    where: { runId: { in: [...runIds] } },
    orderBy: { target: { position: 'asc' } },
  });
}
