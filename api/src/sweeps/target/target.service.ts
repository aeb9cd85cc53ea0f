import { columnList, joined } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Prisma, type Target } from '@critbatch/prisma/generated/client';

/** A target with the team that owns its sweep, and which of its estimates is the newest. */
export type TargetRecord = Target & { teamId: string; estimateId: string | null; estimatedAt: Date | null };

const names: readonly (keyof TargetRecord)[] = [
  'id',
  'sweepId',
  'position',
  'metric',
  'threshold',
  'teamId',
  'estimateId',
  'estimatedAt',
];

// A step down the index of estimates for each target costs less than a statement for all of them.
const newest = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT id, "createdAt" FROM "Estimate" WHERE "targetId" = one.id ORDER BY "createdAt" DESC, id DESC LIMIT 1
  ) newest ON true`;

/** The targets of `sweep`. */
export const targetsOfSweep = Prisma.sql`
  SELECT one.id, one."sweepId", one.position, one.metric, one.threshold, sweep."teamId",
    newest.id AS "estimateId", newest."createdAt" AS "estimatedAt"
  FROM "Target" one ${newest} WHERE one."sweepId" = sweep.id`;

export const joinedTarget = joined<TargetRecord>('target', names);

/** The targets of these sweeps, the primary one of each first. */
export function findTargetsOfSweeps(reader: Reader, sweepIds: readonly string[]): Promise<TargetRecord[]> {
  return readTargets(reader, Prisma.sql`sweep.id = ANY(${[...sweepIds]}::uuid[])`);
}

/** The targets with these ids. */
export function findTargets(reader: Reader, ids: readonly string[]): Promise<TargetRecord[]> {
  return readTargets(reader, Prisma.sql`target.id = ANY(${[...ids]}::uuid[])`);
}

function readTargets(reader: Reader, where: Prisma.Sql): Promise<TargetRecord[]> {
  return reader.$queryRaw`
    SELECT ${columnList(names, 'target')} FROM "Sweep" sweep CROSS JOIN LATERAL (${targetsOfSweep}) AS target
    WHERE ${where} ORDER BY target.position`;
}
