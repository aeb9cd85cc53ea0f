import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { EstimateRecord } from './presentEstimate.ts';

/** The newest estimate of each target that has one. */
export function findNewestEstimates(
  prisma: Transaction,
  targetIds: readonly string[],
): Promise<EstimateRecord[]> {
  return prisma.$queryRaw<EstimateRecord[]>`
    SELECT DISTINCT ON (estimate."targetId") estimate.*, sweep.id AS "sweepId", sweep."teamId"
    FROM "Estimate" estimate
    JOIN "Target" target ON target.id = estimate."targetId"
    JOIN "Sweep" sweep ON sweep.id = target."sweepId"
    WHERE estimate."targetId" = ANY(${[...targetIds]}::uuid[])
    ORDER BY estimate."targetId", estimate."createdAt" DESC, estimate.id DESC`;
}

/** The estimates with these ids. */
export function findEstimates(prisma: Transaction, ids: readonly string[]): Promise<EstimateRecord[]> {
  return prisma.$queryRaw<EstimateRecord[]>`
    SELECT estimate.*, sweep.id AS "sweepId", sweep."teamId"
    FROM "Estimate" estimate
    JOIN "Target" target ON target.id = estimate."targetId"
    JOIN "Sweep" sweep ON sweep.id = target."sweepId"
    WHERE estimate.id = ANY(${[...ids]}::uuid[])`;
}
