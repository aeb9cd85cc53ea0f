import type { PrismaClient, Target } from '@critbatch/prisma/generated/client';

/** A target with the team that owns its sweep. */
export type TargetRecord = Target & { teamId: string };

/** The targets of these sweeps, the primary one of each first. */
export function findTargetsOfSweeps(
  prisma: PrismaClient,
  sweepIds: readonly string[],
): Promise<TargetRecord[]> {
  return prisma.$queryRaw<TargetRecord[]>`
    SELECT target.id, target."sweepId", target.position, target.metric, target.threshold, sweep."teamId"
    FROM "Target" target JOIN "Sweep" sweep ON sweep.id = target."sweepId"
    WHERE target."sweepId" = ANY(${[...sweepIds]}::uuid[]) ORDER BY target.position`;
}

/** The targets with these ids. */
export function findTargets(prisma: PrismaClient, ids: readonly string[]): Promise<TargetRecord[]> {
  return prisma.$queryRaw<TargetRecord[]>`
    SELECT target.id, target."sweepId", target.position, target.metric, target.threshold, sweep."teamId"
    FROM "Target" target JOIN "Sweep" sweep ON sweep.id = target."sweepId"
    WHERE target.id = ANY(${[...ids]}::uuid[])`;
}
