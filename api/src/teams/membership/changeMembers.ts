import type { Membership } from '@critbatch/prisma/generated/client';
import type { Role } from '@critbatch/prisma/generated/enums';
import { CritbatchError } from '@critbatch/theory';
import { roleIn } from '../../platform/access/access.ts';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { requireTeamNow } from './accessNow.ts';
import type {
  ChangeMemberRoleInput,
  LeaveTeamInput,
  MembershipPayload,
  RemoveMemberInput,
} from './membership.input.ts';
import { membershipById } from './membership.loaders.ts';

/** Gives a member another role. */
export async function changeMemberRole(
  context: Context,
  input: ChangeMemberRoleInput,
): Promise<MembershipPayload> {
  const { member, ...team } = await lockMembersAround(context, input.membershipId);
  const { role } = input;
  if (member.role === 'OWNER' || role === 'OWNER') requireOwner(context, member.teamId);
  if (member.role === role) {
    context.change.nothing();
    return { membership: member, userErrors: [] };
  }
  if (member.role === 'OWNER' && team.owners === 1) return lastOwner('role');
  context.change.describe({ before: { role: member.role }, after: { role } });
  const membership = await context.prisma.membership.update({ where: { id: member.id }, data: { role } });
  return { membership, userErrors: [] };
}

/** Removes a member; their tokens end, their work stays. */
export async function removeMember(context: Context, input: RemoveMemberInput): Promise<MembershipPayload> {
  const { member, owners } = await lockMembersAround(context, input.membershipId);
  if (member.role === 'OWNER') requireOwner(context, member.teamId);
  if (member.role === 'OWNER' && owners === 1) return lastOwner('membershipId');
  return remove(context, member);
}

/** Takes the caller out of a team, whatever their role. */
export async function leaveTeam(context: Context, input: LeaveTeamInput): Promise<MembershipPayload> {
  const teamId = localId('Team', input.teamId);
  await requireTeamNow(context, teamId, 'Team', 'read');
  const { access } = context;
  const userId = access.kind === 'user' ? access.userId : '';
  const member = await context.prisma.membership.findUnique({ where: { teamId_userId: { teamId, userId } } });
  if (!member) throw notFound('Team');
  if (member.role === 'OWNER' && (await countOwners(context, teamId)) === 1) return lastOwner('teamId');
  return remove(context, member);
}

async function remove({ prisma, change }: Context, member: Membership): Promise<MembershipPayload> {
  const { name } = await prisma.user.findUniqueOrThrow({
    where: { id: member.userId },
    select: { name: true },
  });
  change.describe({ before: { name, userId: member.userId, role: member.role }, after: {} });
  await prisma.membership.delete({ where: { id: member.id } });
  // They would work again if the member were invited to the team again.
  await prisma.apiToken.updateMany({
    where: { referenceId: member.teamId, createdById: member.userId },
    data: { enabled: false },
  });
  return { membership: member, userErrors: [] };
}

/** The member as they are now that nobody else can change the members of the team, for callers who may. */
async function lockMembersAround(
  context: Context,
  membershipId: string,
): Promise<{ member: Membership; owners: number }> {
  const id = localId('Membership', membershipId);
  const seen = await membershipById.load(context, id);
  if (!seen) throw notFound('Membership');
  const { teamId } = seen;
  await requireTeamNow(context, teamId, 'Membership', 'admin');
  const member = await context.prisma.membership.findUnique({ where: { id } });
  if (!member) throw notFound('Membership');
  return { member, owners: await countOwners(context, teamId) };
}

function countOwners({ prisma }: Context, teamId: string): Promise<number> {
  return prisma.membership.count({ where: { teamId, role: 'OWNER' satisfies Role } });
}

/** Owners are made and unmade by owners: neither by admins nor by tokens. */
export function requireOwner({ access }: Context, teamId: string): void {
  if (roleIn(access, teamId) === 'OWNER') return;
  throw new CritbatchError('FORBIDDEN', 'Only an owner can grant or change the role OWNER; ask one.');
}

function lastOwner(field: string): MembershipPayload {
  const message = 'The team would have no owner left; make another member an owner first.';
  return { membership: null, userErrors: [userError('LAST_OWNER', [field], message)] };
}
