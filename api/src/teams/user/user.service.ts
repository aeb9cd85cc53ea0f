import type { PrismaClient, User } from '@critbatch/prisma/generated/client';
import type { Access } from '../../platform/access/access.ts';
import { teamsAllowing } from '../../platform/access/access.ts';

/** A user with the teams that decide who may see them. */
export type UserRecord = User & { memberships: { teamId: string }[] };

/** The users among these ids whom the caller may see: themselves and their teammates. */
export function findVisibleUsers(
  prisma: PrismaClient,
  access: Access,
  ids: readonly string[],
): Promise<UserRecord[]> {
  return prisma.user.findMany({
    where: {
      id: { in: [...ids] },
      OR: [
        ...(access.kind === 'user' ? [{ id: access.userId }] : []),
        { memberships: { some: { teamId: { in: teamsAllowing(access, 'read') } } } },
      ],
    },
    include: { memberships: { select: { teamId: true } } },
  });
}
