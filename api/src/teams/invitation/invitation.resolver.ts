import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, everybody, holdersOf, signedIn, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { Team } from '../team/team.type.ts';
import { User } from '../user/user.type.ts';
import { acceptInvitation, previewInvitation } from './acceptInvitation.ts';
import {
  AcceptInvitationInput,
  AcceptInvitationPayload,
  CreateInvitationInput,
  CreateInvitationPayload,
  InvitationsArgs,
  RevokeInvitationInput,
  RevokeInvitationPayload,
} from './invitation.input.ts';
import { createInvitation, listInvitations, revokeInvitation } from './invitation.service.ts';
import { Invitation, InvitationConnection, InvitationPreview } from './invitation.type.ts';
import type { InvitationRecord } from './presentInvitation.ts';

@Resolver(() => Invitation)
export class InvitationResolver {
  @Allow(everybody)
  @Query(() => InvitationPreview, {
    nullable: true,
    description: 'What an invitation’s link leads to; null where it is of no use any more.',
  })
  invitationPreview(
    @Arg('token', () => String, { description: 'The secret in the link.' }) token: string,
    @Ctx() context: Context,
  ): Promise<InvitationPreview | null> {
    return previewInvitation(context, token);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => CreateInvitationPayload, { description: 'Asks somebody into a team, for 7 days.' })
  createInvitation(
    @Arg('input', () => CreateInvitationInput, { description: 'Whom, and as what.' })
    input: CreateInvitationInput,
    @Ctx() context: Context,
  ): Promise<CreateInvitationPayload> {
    return createInvitation(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => RevokeInvitationPayload, { description: 'Takes an invitation back.' })
  revokeInvitation(
    @Arg('input', () => RevokeInvitationInput, { description: 'Which.' }) input: RevokeInvitationInput,
    @Ctx() context: Context,
  ): Promise<RevokeInvitationPayload> {
    return revokeInvitation(context, input);
  }

  @Allow(signedIn)
  @Mutation(() => AcceptInvitationPayload, {
    description: 'Makes the caller a member of the team that asked him.',
  })
  acceptInvitation(
    @Arg('input', () => AcceptInvitationInput, { description: 'Which.' }) input: AcceptInvitationInput,
    @Ctx() context: Context,
  ): Promise<AcceptInvitationPayload> {
    return acceptInvitation(context, input);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who asks; null for a token, or who has left.' })
  inviter(@Root() { inviterId }: InvitationRecord, @Ctx() { relations }: Context) {
    return inviterId ? relations.user.load(inviterId) : null;
  }
}

@Resolver(() => Team)
export class TeamInvitationsResolver {
  @Allow(teamHolding('admin'))
  @FieldResolver(() => InvitationConnection, { description: 'Who was asked into it: for admins.' })
  invitations(
    @Root() team: { id: string },
    @Args(() => InvitationsArgs) args: InvitationsArgs,
    @Ctx() context: Context,
  ) {
    return listInvitations(context, team.id, args);
  }
}
