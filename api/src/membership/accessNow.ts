import type { Capability } from '../access/access.ts';
import { requireTeam } from '../access/requireTeam.ts';
import { accessOfUser } from '../auth/authenticate.ts';
import type { Context } from '../context/context.ts';
import { lockTeam } from '../team/lockTeam.ts';

/**
 * Lets the changes of a team's members pass one by one, and looks at the caller's rights again once it is his turn:
 * whoever went before may have taken them.
 */
export async function accessNow(context: Context, teamId: string): Promise<void> {
  await lockTeam(context.prisma, teamId);
  const { access } = context;
  if (access.kind === 'user') {
    context.access = await accessOfUser(context.prisma, access.userId, access.sessionId);
  }
}

/** As `requireTeam`, of the rights that the caller still has once it is his turn: for what would outlast the loss of them. */
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
