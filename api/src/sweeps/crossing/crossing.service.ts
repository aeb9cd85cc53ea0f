import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Crossing } from '@critbatch/prisma/generated/client';

/** The crossings of these runs, the primary target's first. */
export function findCrossings(reader: Reader, runIds: readonly string[]): Promise<Crossing[]> {
  return reader.$queryRaw<Crossing[]>`
    SELECT crossing."runId", crossing."targetId", crossing."lowerSteps", crossing."upperSteps"
    FROM "Crossing" crossing JOIN "Target" target ON target.id = crossing."targetId"
    WHERE crossing."runId" = ANY(${[...runIds]}::uuid[]) ORDER BY target.position`;
}
