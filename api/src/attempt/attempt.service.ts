import type { Prisma, PrismaClient } from '@critbatch/prisma/generated/client';

const attemptInclude = { run: { select: { teamId: true } } } satisfies Prisma.AttemptInclude;

type AttemptRow = Prisma.AttemptGetPayload<{ include: typeof attemptInclude }>;

/** An attempt with the team that owns its run. */
export type AttemptRecord = Omit<AttemptRow, 'run'> & { teamId: string };

/** The attempts that satisfy a condition, each run's in order. */
export async function findAttempts(
  prisma: PrismaClient,
  where: Prisma.AttemptWhereInput,
): Promise<AttemptRecord[]> {
  const rows = await prisma.attempt.findMany({ where, include: attemptInclude, orderBy: { number: 'asc' } });
  return rows.map(({ run, ...attempt }) => ({ ...attempt, teamId: run.teamId }));
}
