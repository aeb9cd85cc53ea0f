import type { Prisma, PrismaClient } from '@critbatch/prisma/generated/client';

const targetInclude = { sweep: { select: { teamId: true } } } satisfies Prisma.TargetInclude;

type TargetRow = Prisma.TargetGetPayload<{ include: typeof targetInclude }>;

/** A target with the team that owns its sweep. */
export type TargetRecord = Omit<TargetRow, 'sweep'> & { teamId: string };

/** The targets that satisfy a condition, the primary one of each sweep first. */
export async function findTargets(
  prisma: PrismaClient,
  where: Prisma.TargetWhereInput,
): Promise<TargetRecord[]> {
  const rows = await prisma.target.findMany({ where, include: targetInclude, orderBy: { position: 'asc' } });
  return rows.map(({ sweep, ...target }) => ({ ...target, teamId: sweep.teamId }));
}
