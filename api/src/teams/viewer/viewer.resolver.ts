import type { Membership as MembershipRecord } from '@critbatch/prisma/generated/client';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Access } from '../../platform/access/access.ts';
import { teamsOf } from '../../platform/access/access.ts';
import { Allow, everybody } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { findInvitationsOf } from '../invitation/findInvitations.ts';
import { Invitation } from '../invitation/invitation.type.ts';
import { Membership } from '../membership/membership.type.ts';
import { teamById } from '../team/team.loaders.ts';
import { Team } from '../team/team.type.ts';
import { userById } from '../user/user.loaders.ts';
import { User } from '../user/user.type.ts';
import { Viewer } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Allow(everybody)
  @Query(() => Viewer, { nullable: true, description: 'The caller; null if not signed in.' })
  viewer(@Ctx() { access }: Context): Access | null {
    return access.kind === 'stranger' ? null : access;
  }

  @FieldResolver(() => User, { nullable: true, description: 'The signed-in user; null for a token.' })
  user(@Root() access: Access, @Ctx() context: Context) {
    return access.kind === 'user' ? userById.load(context, access.userId) : null;
  }

  @FieldResolver(() => [Membership], { description: 'Memberships of the user; empty for a token.' })
  memberships(@Root() access: Access, @Ctx() { prisma }: Context): Promise<MembershipRecord[]> | [] {
    if (access.kind !== 'user') return [];
    return prisma.membership.findMany({ where: { userId: access.userId }, orderBy: { createdAt: 'asc' } });
  }

  @FieldResolver(() => [Team], { description: 'Teams of the user, or the one team of the token.' })
  teams(@Root() access: Access, @Ctx() context: Context) {
    return teamById.loadMany(context, teamsOf(access));
  }

  @FieldResolver()
  scopes(@Root() access: Access): readonly string[] {
    return access.kind === 'token' ? access.scopes : [];
  }

  @FieldResolver(() => [Invitation], {
    description:
      'Invitations that the user can accept: those of their address, once they have proved to own it.',
  })
  invitations(@Root() access: Access, @Ctx() { prisma }: Context) {
    return findInvitationsOf(prisma, access);
  }
}
