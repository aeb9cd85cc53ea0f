import type { Crossing, PrismaClient } from '@critbatch/prisma/generated/client';

/** The crossings of these runs, the primary target's first. */
export function findCrossings(prisma: PrismaClient, runIds: readonly string[]): Promise<Crossing[]> {
  return prisma.$queryRaw<Crossing[]>`
    SELECT crossing."runId", crossing."targetId", crossing."lowerSteps", crossing."upperSteps"
    FROM "Crossing" crossing JOIN "Target" target ON target.id = crossing."targetId"
    WHERE crossing."runId" = ANY(${[...runIds]}::uuid[]) ORDER BY target.position`;
}
