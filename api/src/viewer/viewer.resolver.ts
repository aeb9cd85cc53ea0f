import type { Membership as MembershipRecord } from '@critbatch/prisma/generated/client';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Access } from '../access/access.ts';
import { teamsOf } from '../access/access.ts';
import { Allow, everybody } from '../access/rule.ts';
import type { Context } from '../context/context.ts';
import { Team } from '../team/team.type.ts';
import { User } from '../user/user.type.ts';
import { Membership, Viewer } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Allow(everybody)
  @Query(() => Viewer, { nullable: true, description: 'Who asks; null for a stranger.' })
  viewer(@Ctx() { access }: Context): Access | null {
    return access.kind === 'stranger' ? null : access;
  }

  @FieldResolver(() => User, { nullable: true, description: 'The signed-in user; null for a token.' })
  user(@Root() access: Access, @Ctx() { relations }: Context) {
    return access.kind === 'user' ? relations.user.load(access.userId) : null;
  }

  @FieldResolver(() => [Membership], { description: "The user's places in teams; empty for a token." })
  memberships(@Root() access: Access, @Ctx() { prisma }: Context): Promise<MembershipRecord[]> | [] {
    if (access.kind !== 'user') return [];
    return prisma.membership.findMany({ where: { userId: access.userId }, orderBy: { createdAt: 'asc' } });
  }

  @FieldResolver(() => [Team], { description: "The user's teams, or the one team of the token." })
  teams(@Root() access: Access, @Ctx() { relations }: Context) {
    return relations.team.loadMany(teamsOf(access));
  }

  @FieldResolver()
  scopes(@Root() access: Access): readonly string[] {
    return access.kind === 'token' ? access.scopes : [];
  }
}

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => Team, { description: 'The team.' })
  team(@Root() { teamId }: MembershipRecord, @Ctx() { relations }: Context) {
    return relations.team.load(teamId);
  }

  @FieldResolver(() => User, { description: 'The member.' })
  user(@Root() { userId }: MembershipRecord, @Ctx() { relations }: Context) {
    return relations.user.load(userId);
  }
}
