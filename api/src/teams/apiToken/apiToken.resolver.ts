import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Access } from '../../platform/access/access.ts';
import { Allow, peopleAndAdminTokens, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { teamById } from '../team/team.loaders.ts';
import { Team } from '../team/team.type.ts';
import { userById } from '../user/user.loaders.ts';
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
    description: 'Makes a token that may do no more than its creator. Its secret is shown once.',
  })
  createApiToken(
    @Arg('input', () => CreateApiTokenInput, { description: 'Purpose and scopes.' })
    input: CreateApiTokenInput,
    @Ctx() context: Context,
  ): Promise<CreateApiTokenPayload> {
    return createApiToken(context, input);
  }

  @Allow(peopleAndAdminTokens)
  @Mutation(() => RevokeApiTokenPayload, { description: 'Revokes a token, from the next request on.' })
  revokeApiToken(
    @Arg('input', () => RevokeApiTokenInput, { description: 'The token.' }) input: RevokeApiTokenInput,
    @Ctx() context: Context,
  ): Promise<RevokeApiTokenPayload> {
    return revokeApiToken(context, input);
  }

  @FieldResolver(() => Team, { description: 'Team that the token belongs to.' })
  team(@Root() { teamId }: ApiTokenRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description:
      'User who made it. Null if they have left the team, or if a command of the operator made it.',
  })
  createdBy(@Root() { createdById }: ApiTokenRecord, @Ctx() context: Context) {
    return createdById ? userById.load(context, createdById) : null;
  }
}

@Resolver(() => Team)
export class TeamApiTokensResolver {
  @Allow(teamHolding('read'))
  @FieldResolver(() => ApiTokenConnection, {
    description: 'Tokens of the team. Admins see all of them, others their own.',
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
    description: 'Tokens that the user made in their teams, and tokens made with those; empty for a token.',
  })
  apiTokens(@Root() access: Access, @Args(() => ApiTokensArgs) args: ApiTokensArgs, @Ctx() context: Context) {
    return listOwnApiTokens(context, access, args);
  }
}
