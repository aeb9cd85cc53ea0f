import type { Membership, Prisma } from '@critbatch/prisma/generated/client';
import { accessOfUser } from '../../platform/auth/authenticate.ts';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId } from '../../platform/node/globalId.ts';
import { lockTeam } from '../team/lockTeam.ts';
import type { AcceptInvitationInput, AcceptInvitationPayload } from './invitation.input.ts';
import { secretHash } from './invitation.service.ts';
import type { InvitationPreview } from './invitation.type.ts';
import { invitationParts, presentInvitation } from './presentInvitation.ts';

/** An invitation that can be accepted now, by the secret of its link. */
export function findPending({ prisma }: Context, secret: string) {
  return prisma.invitation.findFirst({
    where: { secretHash: secretHash(secret), status: 'pending', expiresAt: { gt: new Date() } },
    include: invitationParts,
  });
}

/** The invitation as the holder of its link sees it before signing up or in; null where the link is no longer valid. */
export async function previewInvitation(context: Context, secret: string): Promise<InvitationPreview | null> {
  const row = await findPending(context, secret);
  return row && presentInvitation(row);
}

/**
 * Makes the signed-in caller a member. The invitation is for an address: it must be the caller's, and either the link
 * was opened by them or they have proved the address before.
 */
export async function acceptInvitation(
  context: Context,
  input: AcceptInvitationInput,
): Promise<AcceptInvitationPayload> {
  const { prisma, access } = context;
  const user = await prisma.user.findUnique({ where: { id: access.kind === 'user' ? access.userId : '' } });
  const found = await find(context, input, user?.emailVerified ?? false);
  const field = input.token ? 'token' : 'invitationId';
  if (!user || !found || found.email !== user.email) {
    const message =
      'There is no such invitation for your address; it may have expired, or be for another account.';
    return { membership: null, userErrors: [userError('NOT_FOUND', [field], message)] };
  }
  const membership = await join(context, found, user.id);
  if (membership) return { membership, userErrors: [] };
  return { membership: null, userErrors: [userError('CONFLICT', [field], 'You are a member already.')] };
}

async function find(context: Context, { token, invitationId }: AcceptInvitationInput, isProved: boolean) {
  if (token) return findPending(context, token);
  if (!invitationId || !isProved) return null;
  return context.prisma.invitation.findFirst({
    where: { id: localId('Invitation', invitationId), status: 'pending', expiresAt: { gt: new Date() } },
    include: invitationParts,
  });
}

type Found = Prisma.InvitationGetPayload<{ include: typeof invitationParts }>;

/** Uses the invitation up; null where its receiver is of the team already, or somebody was quicker. */
export async function join(context: Context, invitation: Found, userId: string): Promise<Membership | null> {
  const { prisma, access } = context;
  const { id, teamId } = invitation;
  await lockTeam(prisma, teamId);
  const known = await prisma.membership.findUnique({ where: { teamId_userId: { teamId, userId } } });
  if (known) return null;
  const { count } = await prisma.invitation.updateMany({
    where: { id, status: 'pending' },
    data: { status: 'accepted' },
  });
  if (count === 0) return null;
  const role = invitation.role ?? 'VIEWER';
  const membership = await prisma.membership.create({ data: { teamId, userId, role } });
  context.change.describe({ after: { email: invitation.email, role } });
  if (access.kind === 'user') context.access = await accessOfUser(prisma, userId, access.sessionId);
  return membership;
}
