import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type { Role } from '@critbatch/prisma/generated/enums';
import type { DomainTeam, NewPerson } from '../../platform/auth/auth.ts';
import { lockTeam } from '../team/lockTeam.ts';

type Place = { teamId: string; role: Role; invitationId: string | null };

/**
 * Makes a user who signs on for the first time a member of the teams that have invited their address, and of the team of its
 * domain. Once only: a member who is removed later does not come back by signing in again.
 */
export async function welcomeSignedOn(
  prisma: PrismaClient,
  person: NewPerson,
  domains: readonly DomainTeam[],
): Promise<void> {
  const { id: userId, name: actor, email } = person;
  await prisma.$transaction(async (transaction) => {
    const entry = { userId, actor, action: 'signInBySingleSignOn', requestId: 'none' };
    await transaction.auditEntry.create({
      data: { ...entry, teamId: null, noun: 'User', objectId: userId, after: { email } },
    });
    const invitations = await transaction.invitation.findMany({
      where: { email, status: 'pending', expiresAt: { gt: new Date() } },
      orderBy: { createdAt: 'desc' },
    });
    const invited = invitations.map(({ id, teamId, role }): Place => {
      return { teamId, role: role ?? 'VIEWER', invitationId: id };
    });
    for (const { teamId, role, invitationId } of [
      ...invited,
      ...(await placesOf(transaction, email, domains)),
    ]) {
      await lockTeam(transaction, teamId);
      const where = { teamId_userId: { teamId, userId } };
      if (await transaction.membership.findUnique({ where })) continue;
      const { id } = await transaction.membership.create({ data: { teamId, userId, role } });
      if (invitationId)
        await transaction.invitation.update({ where: { id: invitationId }, data: { status: 'accepted' } });
      await transaction.auditEntry.create({
        data: { ...entry, teamId, noun: 'Membership', objectId: id, after: { email, role } },
      });
    }
  });
}

async function placesOf(
  transaction: Pick<PrismaClient, 'team'>,
  email: string,
  domains: readonly DomainTeam[],
): Promise<Place[]> {
  const own = domains.filter(({ domain }) => email.endsWith(`@${domain.toLowerCase()}`));
  const teams = await transaction.team.findMany({
    where: { slug: { in: own.map(({ teamSlug }) => teamSlug) } },
  });
  return own.flatMap(({ teamSlug, role }) =>
    teams
      .filter(({ slug }) => slug === teamSlug)
      .map(({ id: teamId }) => ({ teamId, role, invitationId: null })),
  );
}
