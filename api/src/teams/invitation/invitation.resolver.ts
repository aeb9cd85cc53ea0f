import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, everybody, holdersOf, signedIn, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { Team } from '../team/team.type.ts';
import { userById } from '../user/user.loaders.ts';
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
    description: 'The invitation behind a link; null if it is no longer valid.',
  })
  invitationPreview(
    @Arg('token', () => String, { description: 'Secret in the link.' }) token: string,
    @Ctx() context: Context,
  ): Promise<InvitationPreview | null> {
    return previewInvitation(context, token);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => CreateInvitationPayload, {
    description: 'Invites somebody to a team. The invitation is valid for 7 days.',
  })
  createInvitation(
    @Arg('input', () => CreateInvitationInput, { description: 'Address and role.' })
    input: CreateInvitationInput,
    @Ctx() context: Context,
  ): Promise<CreateInvitationPayload> {
    return createInvitation(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => RevokeInvitationPayload, { description: 'Revokes an invitation.' })
  revokeInvitation(
    @Arg('input', () => RevokeInvitationInput, { description: 'The invitation.' })
    input: RevokeInvitationInput,
    @Ctx() context: Context,
  ): Promise<RevokeInvitationPayload> {
    return revokeInvitation(context, input);
  }

  @Allow(signedIn)
  @Mutation(() => AcceptInvitationPayload, {
    description: 'Accepts an invitation: the caller becomes a member of the team.',
  })
  acceptInvitation(
    @Arg('input', () => AcceptInvitationInput, { description: 'The invitation.' })
    input: AcceptInvitationInput,
    @Ctx() context: Context,
  ): Promise<AcceptInvitationPayload> {
    return acceptInvitation(context, input);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'User who made the invitation; null for a token, or if they have left the team.',
  })
  inviter(@Root() { inviterId }: InvitationRecord, @Ctx() context: Context) {
    return inviterId ? userById.load(context, inviterId) : null;
  }
}

@Resolver(() => Team)
export class TeamInvitationsResolver {
  @Allow(teamHolding('admin'))
  @FieldResolver(() => InvitationConnection, { description: 'Invitations to the team. For admins.' })
  invitations(
    @Root() team: { id: string },
    @Args(() => InvitationsArgs) args: InvitationsArgs,
    @Ctx() context: Context,
  ) {
    return listInvitations(context, team.id, args);
  }
}
