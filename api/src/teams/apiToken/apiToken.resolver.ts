import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Access } from '../../platform/access/access.ts';
import { Allow, peopleAndAdminTokens, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { Team } from '../team/team.type.ts';
import { User } from '../user/user.type.ts';
import { Viewer } from '../viewer/viewer.type.ts';
import {
  ApiTokensArgs,
  CreateApiTokenInput,
  CreateApiTokenPayload,
  RevokeApiTokenInput,
  RevokeApiTokenPayload,
} from './apiToken.input.ts';
import { createApiToken, listApiTokens, listOwnApiTokens, revokeApiToken } from './apiToken.service.ts';
import { ApiToken, ApiTokenConnection } from './apiToken.type.ts';
import type { ApiTokenRecord } from './presentApiToken.ts';

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  @Allow(peopleAndAdminTokens)
  @Mutation(() => CreateApiTokenPayload, {
    description: 'Makes a token that may do no more than its creator; its secret is shown once.',
  })
  createApiToken(
    @Arg('input', () => CreateApiTokenInput, { description: 'What it is for, and what it may do.' })
    input: CreateApiTokenInput,
    @Ctx() context: Context,
  ): Promise<CreateApiTokenPayload> {
    return createApiToken(context, input);
  }

  @Allow(peopleAndAdminTokens)
  @Mutation(() => RevokeApiTokenPayload, { description: 'Makes a token useless from the next request on.' })
  revokeApiToken(
    @Arg('input', () => RevokeApiTokenInput, { description: 'Which token.' }) input: RevokeApiTokenInput,
    @Ctx() context: Context,
  ): Promise<RevokeApiTokenPayload> {
    return revokeApiToken(context, input);
  }

  @FieldResolver(() => Team, { description: 'Team in which it acts.' })
  team(@Root() { teamId }: ApiTokenRecord, @Ctx() { relations }: Context) {
    return relations.team.load(teamId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Whose it is; null for one that a start of ours made, or who has left the team.',
  })
  createdBy(@Root() { createdById }: ApiTokenRecord, @Ctx() { relations }: Context) {
    return createdById ? relations.user.load(createdById) : null;
  }
}

@Resolver(() => Team)
export class TeamApiTokensResolver {
  @Allow(teamHolding('read'))
  @FieldResolver(() => ApiTokenConnection, {
    description: 'Its tokens: all of them for admins, one’s own for everybody else.',
  })
  apiTokens(
    @Root() team: { id: string },
    @Args(() => ApiTokensArgs) args: ApiTokensArgs,
    @Ctx() context: Context,
  ) {
    return listApiTokens(context, team.id, args);
  }
}

@Resolver(() => Viewer)
export class ViewerApiTokensResolver {
  @FieldResolver(() => ApiTokenConnection, {
    description:
      'Tokens that the user has made in their teams, and tokens made with those; empty for a token.',
  })
  apiTokens(@Root() access: Access, @Args(() => ApiTokensArgs) args: ApiTokensArgs, @Ctx() context: Context) {
    return listOwnApiTokens(context, access, args);
  }
}
