import { CritbatchError } from '@critbatch/theory';
import type { Access, Capability } from '../../platform/access/access.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import { accessOfUser } from '../../platform/auth/authenticate.ts';
import type { Context } from '../../platform/context/context.ts';
import { lockTeam } from '../team/lockTeam.ts';

/**
 * Lets the changes of a team's members pass one by one, and looks at the caller's rights again once it is their turn:
 * whoever went before may have taken them.
 */
export async function accessNow(context: Context, teamId: string): Promise<void> {
  await lockTeam(context.prisma, teamId);
  const { access, prisma } = context;
  if (access.kind === 'stranger') return;
  if (!(await isLive(prisma, access))) {
    const message = 'Your session or token ended while this waited; sign in again, or send another token.';
    throw new CritbatchError('UNAUTHENTICATED', message);
  }
  if (access.kind === 'user') context.access = await accessOfUser(prisma, access.userId, access.sessionId);
}

async function isLive(
  prisma: Context['prisma'],
  access: Exclude<Access, { kind: 'stranger' }>,
): Promise<boolean> {
  const found =
    access.kind === 'user'
      ? await prisma.session.count({ where: { id: access.sessionId } })
      : await prisma.apiToken.count({ where: { id: access.tokenId, enabled: true } });
  return found > 0;
}

/** As `requireTeam`, with the rights that the caller still has once it is their turn: for changes that would outlast those rights. */
export async function requireTeamNow(
  context: Context,
  teamId: string,
  noun: string,
  ...capabilities: Capability[]
): Promise<void> {
  // Strangers to the team wait for nothing.
  requireTeam(context.access, teamId, noun, ...capabilities);
  await accessNow(context, teamId);
  requireTeam(context.access, teamId, noun, ...capabilities);
}
