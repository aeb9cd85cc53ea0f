import type { Membership as MembershipRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf, signedIn, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { teamById } from '../team/team.loaders.ts';
import { Team } from '../team/team.type.ts';
import { userById } from '../user/user.loaders.ts';
import { User } from '../user/user.type.ts';
import { changeMemberRole, leaveTeam, removeMember } from './changeMembers.ts';
import {
  ChangeMemberRoleInput,
  LeaveTeamInput,
  MembershipPayload,
  MembershipsArgs,
  RemoveMemberInput,
} from './membership.input.ts';
import { listMemberships } from './membership.service.ts';
import { Membership, MembershipConnection } from './membership.type.ts';

@Resolver(() => Membership)
export class MembershipResolver {
  @Allow(holdersOf('admin'))
  @Mutation(() => MembershipPayload, { description: 'Changes the role of a member.' })
  changeMemberRole(
    @Arg('input', () => ChangeMemberRoleInput, { description: 'Member and role.' })
    input: ChangeMemberRoleInput,
    @Ctx() context: Context,
  ): Promise<MembershipPayload> {
    return changeMemberRole(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => MembershipPayload, {
    description:
      'Removes a member from a team. Their access and their tokens in the team end at once; what they made stays.',
  })
  removeMember(
    @Arg('input', () => RemoveMemberInput, { description: 'The member.' }) input: RemoveMemberInput,
    @Ctx() context: Context,
  ): Promise<MembershipPayload> {
    return removeMember(context, input);
  }

  @Allow(signedIn)
  @Mutation(() => MembershipPayload, {
    description: 'Removes the caller from a team. The last owner cannot leave.',
  })
  leaveTeam(
    @Arg('input', () => LeaveTeamInput, { description: 'The team.' }) input: LeaveTeamInput,
    @Ctx() context: Context,
  ): Promise<MembershipPayload> {
    return leaveTeam(context, input);
  }

  @FieldResolver(() => Team, { description: 'The team.' })
  team(@Root() { teamId }: MembershipRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The member; null once they have left.' })
  user(@Root() { userId }: MembershipRecord, @Ctx() context: Context) {
    return userById.load(context, userId);
  }
}

@Resolver(() => Team)
export class TeamMembershipsResolver {
  @Allow(teamHolding('read'))
  @FieldResolver(() => MembershipConnection, { description: 'Members of the team.' })
  memberships(
    @Root() team: { id: string },
    @Args(() => MembershipsArgs) args: MembershipsArgs,
    @Ctx() context: Context,
  ) {
    return listMemberships(context, team.id, args);
  }
}
