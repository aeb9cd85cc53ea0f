import type { PrismaClient, Session } from '@critbatch/prisma/generated/client';
import type { Access } from '../../platform/access/access.ts';

/** The caller's own sessions among these ids. */
export async function findSessions(
  prisma: PrismaClient,
  access: Access,
  ids: readonly string[],
): Promise<Session[]> {
  if (access.kind !== 'user') return [];
  return prisma.session.findMany({ where: { id: { in: [...ids] }, userId: access.userId } });
}
