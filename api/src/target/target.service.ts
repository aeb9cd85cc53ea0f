import { Prisma, type PrismaClient, type Target } from '@critbatch/prisma/generated/client';
import type { EstimateHead } from '../estimate/estimate.service.ts';

/** A target with the team that owns its sweep, and which of its estimates is the newest. */
export type TargetRecord = Target & { teamId: string; estimateId: string | null; estimatedAt: Date | null };

/** The targets of these sweeps, the primary one of each first. */
export function findTargetsOfSweeps(
  prisma: PrismaClient,
  sweepIds: readonly string[],
): Promise<TargetRecord[]> {
  return prisma.$queryRaw<TargetRecord[]>`
    ${records} WHERE target."sweepId" = ANY(${[...sweepIds]}::uuid[]) ORDER BY target.position`;
}

/** The targets with these ids. */
export function findTargets(prisma: PrismaClient, ids: readonly string[]): Promise<TargetRecord[]> {
  return prisma.$queryRaw<TargetRecord[]>`${records} WHERE target.id = ANY(${[...ids]}::uuid[])`;
}

// A step down the index of estimates for each target costs less than a statement for all of them.
const records = Prisma.sql`
  SELECT target.id, target."sweepId", target.position, target.metric, target.threshold, sweep."teamId",
    newest.id AS "estimateId", newest."createdAt" AS "estimatedAt"
  FROM "Target" target JOIN "Sweep" sweep ON sweep.id = target."sweepId"
  LEFT JOIN LATERAL (
    SELECT id, "createdAt" FROM "Estimate" WHERE "targetId" = target.id
    ORDER BY "createdAt" DESC, id DESC LIMIT 1
  ) newest ON true`;

/** Which estimates of these targets are the newest. */
export function newestEstimates(targets: readonly TargetRecord[]): EstimateHead[] {
  return targets.flatMap(({ id, sweepId, teamId, estimateId, estimatedAt }) =>
    estimateId && estimatedAt
      ? [{ id: estimateId, targetId: id, sweepId, teamId, createdAt: estimatedAt }]
      : [],
  );
}
