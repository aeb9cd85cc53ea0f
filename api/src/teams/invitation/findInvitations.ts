import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type { Access } from '../../platform/access/access.ts';
import { teamsAllowing } from '../../platform/access/access.ts';
import type { InvitationRecord } from './presentInvitation.ts';
import { invitationParts, presentInvitation } from './presentInvitation.ts';

/** The invitations with these ids that the caller may see: those of teams that they manage, and those for themselves. */
export async function findInvitations(
  prisma: PrismaClient,
  access: Access,
  ids: readonly string[],
): Promise<InvitationRecord[]> {
  const address = await provedAddress(prisma, access);
  const rows = await prisma.invitation.findMany({
    where: {
      id: { in: [...ids] },
      OR: [
        { teamId: { in: teamsAllowing(access, 'admin') } },
        ...(address ? [{ email: address.email }] : []),
      ],
    },
    include: invitationParts,
  });
  return rows.map((row) => presentInvitation(row, row.email === address?.email ? address.userId : null));
}

/** What can still be accepted by who owns the caller's address. */
export async function findInvitationsOf(prisma: PrismaClient, access: Access): Promise<InvitationRecord[]> {
  const address = await provedAddress(prisma, access);
  if (!address) return [];
  const rows = await prisma.invitation.findMany({
    where: { email: address.email, status: 'pending', expiresAt: { gt: new Date() } },
    include: invitationParts,
    orderBy: { createdAt: 'asc' },
    take: 100,
  });
  return rows.map((row) => presentInvitation(row, address.userId));
}

/** The caller's address, once they have proved it to be theirs by a link that was sent to it. */
async function provedAddress(
  prisma: PrismaClient,
  access: Access,
): Promise<{ userId: string; email: string } | null> {
  if (access.kind !== 'user') return null;
  const user = await prisma.user.findUnique({ where: { id: access.userId } });
  return user?.emailVerified ? { userId: user.id, email: user.email } : null;
}
