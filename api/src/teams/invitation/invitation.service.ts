import { createHash, randomBytes } from 'node:crypto';
import type { Prisma } from '@critbatch/prisma/generated/client';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { sayWhenToRetry } from '../../platform/limits/sayWhenToRetry.ts';
import { invitationLetter } from '../../platform/mail/letters.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { containing } from '../../platform/page/containing.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { readPage } from '../../platform/page/page.ts';
import { requireTeamNow } from '../membership/accessNow.ts';
import { requireOwner } from '../membership/changeMembers.ts';
import type {
  CreateInvitationInput,
  CreateInvitationPayload,
  InvitationsArgs,
  InvitationWhere,
  RevokeInvitationInput,
  RevokeInvitationPayload,
} from './invitation.input.ts';
import { invitationById } from './invitation.loaders.ts';
import { InvitationStatus } from './invitation.type.ts';
import type { InvitationRecord } from './presentInvitation.ts';
import { invitationParts, presentInvitation } from './presentInvitation.ts';

const validMilliseconds = 7 * 24 * 60 * 60 * 1000;
/** Copied addresses often have a space at an end. */
export const emailSchema = z.string().trim().toLowerCase().max(320).pipe(z.email());

/** The invitations of a team, the newest first; the field's rule has asked for the right. */
export function listInvitations(
  { prisma, budget }: Context,
  teamId: string,
  args: InvitationsArgs,
): Promise<Page<InvitationRecord>> {
  const direction = args.orderBy ?? 'desc';
  return readPage(
    {
      where: { teamId, ...condition(args.where) },
      order: byColumn('createdAt', direction),
      find: async (query) => {
        const rows = await prisma.invitation.findMany({ ...(query as object), include: invitationParts });
        return rows.map((row) => presentInvitation(row));
      },
      count: (query) => prisma.invitation.count(query),
    },
    args,
    budget,
  );
}

function condition(where?: InvitationWhere | null): Prisma.InvitationWhereInput {
  const now = new Date();
  const ofStatus: Record<InvitationStatus, Prisma.InvitationWhereInput> = {
    [InvitationStatus.PENDING]: { status: 'pending', expiresAt: { gt: now } },
    [InvitationStatus.EXPIRED]: { status: 'pending', expiresAt: { lte: now } },
    [InvitationStatus.ACCEPTED]: { status: 'accepted' },
    [InvitationStatus.REVOKED]: { status: 'canceled' },
  };
  return {
    ...(where?.status ? ofStatus[where.status] : {}),
    ...(where?.emailContains ? { email: containing(where.emailContains) } : {}),
  };
}

/** Asks somebody into a team; the link is in the payload and, where there is a post office, in a letter. */
export async function createInvitation(
  context: Context,
  input: CreateInvitationInput,
): Promise<CreateInvitationPayload> {
  const { prisma, mailer, change, authOptions, limits, http } = context;
  const teamId = localId('Team', input.teamId);
  // One after the other: of two that invite the same address at once, the later takes the former's link back.
  await requireTeamNow(context, teamId, 'Team', 'admin');
  const { access } = context;
  if (input.role === 'OWNER') requireOwner(context, teamId);
  const { value: email, userErrors } = parseInput(emailSchema, input.email, ['email']);
  if (userErrors) return { invitation: null, userErrors };
  // Without this limit anybody with a team could send strangers any number of letters in the operator's name.
  if (mailer) {
    const payer = payerOf(access, http.address, teamId);
    await sayWhenToRetry(context, () => limits.countLetter(payer, email));
  }
  if (await prisma.membership.findFirst({ where: { teamId, user: { email } } })) {
    return {
      invitation: null,
      userErrors: [userError('CONFLICT', ['email'], 'The user is a member already.')],
    };
  }
  await prisma.invitation.updateMany({
    where: { teamId, email, status: 'pending' },
    data: { status: 'canceled' },
  });
  const secret = randomBytes(32).toString('base64url');
  const row = await prisma.invitation.create({
    data: {
      teamId,
      email,
      role: input.role,
      status: 'pending',
      secretHash: secretHash(secret),
      expiresAt: new Date(Date.now() + validMilliseconds),
      inviterId: access.kind === 'user' ? access.userId : null,
    },
    include: invitationParts,
  });
  const invited = await prisma.user.findFirst({
    where: { email, emailVerified: true },
    select: { id: true },
  });
  await announceEvent(prisma, {
    teamId,
    kind: 'INVITATION',
    data: { invitationId: row.id, team: row.team.name },
    userIds: [invited?.id ?? null],
  });
  const link = `${authOptions.publicUrl}/invitation?token=${secret}`;
  if (mailer) change.afterwards(() => mailer.send(invitationLetter(email, row.team.name, link)));
  return { invitation: presentInvitation(row), link, isMailed: mailer !== null, userErrors: [] };
}

/** Takes an invitation back; its link is useless from now on. */
export async function revokeInvitation(
  context: Context,
  input: RevokeInvitationInput,
): Promise<RevokeInvitationPayload> {
  const { prisma, access } = context;
  const invitation = await invitationById.load(context, localId('Invitation', input.invitationId));
  if (!invitation) throw notFound('Invitation');
  requireTeam(access, invitation.teamId, 'Invitation', 'admin');
  const { count } = await prisma.invitation.updateMany({
    where: { id: invitation.id, status: 'pending' },
    data: { status: 'canceled' },
  });
  if (count === 0) {
    const message = 'The invitation was already accepted or revoked.';
    return { invitation: null, userErrors: [userError('CONFLICT', ['invitationId'], message)] };
  }
  return { invitation: { ...invitation, status: InvitationStatus.REVOKED }, userErrors: [] };
}

/** What is stored of the secret in a link. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
