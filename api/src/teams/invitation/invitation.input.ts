import { Role } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Membership } from '../membership/membership.type.ts';
import { Invitation, InvitationStatus } from './invitation.type.ts';
import type { InvitationRecord } from './presentInvitation.ts';

@InputType({ description: 'Filter for invitations. Every condition has to hold.' })
export class InvitationWhere {
  @Field(() => InvitationStatus, { nullable: true, description: 'Status.' })
  status?: InvitationStatus | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text that the address contains, upper and lower case alike.',
  })
  emailContains?: string | null;
}

@ArgsType()
export class InvitationsArgs extends PageArgs {
  @Field(() => InvitationWhere, { nullable: true, description: 'Filter; all invitations if absent.' })
  where?: InvitationWhere | null;

  @Field(() => SortDirection, { nullable: true, description: 'Order by time; newest first if absent.' })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'User to invite to a team.' })
export class CreateInvitationInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => String, {
    description: 'E-mail address. An earlier invitation of the same address is revoked.',
  })
  email!: string;

  @Field(() => Role, { description: 'Role to grant. Only owners can grant OWNER.' })
  role!: Role;
}

@InputType({ description: 'Invitation to revoke.' })
export class RevokeInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId!: string;
}

@InputType({ description: 'Invitation to accept. Give the secret of its link, or its id.' })
export class AcceptInvitationInput {
  @Field(() => String, { nullable: true, description: 'Secret in the link.' })
  token?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the invitation. It works only if the caller has proved that they own the invited address.',
  })
  invitationId?: string | null;
}

@PayloadType('The new invitation with its link, or the errors.')
export class CreateInvitationPayload extends Payload {
  @NullIfRefused(() => Invitation, 'The invitation')
  invitation!: InvitationRecord | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Link to pass on. It is shown only here, once, and also sent by e-mail if that is configured.',
  })
  link?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the link is sent by e-mail, too; false if this Critbatch has no mail server. Null if it was refused.',
  })
  isMailed?: boolean | null;
}

@PayloadType('The revoked invitation, or the errors.')
export class RevokeInvitationPayload extends Payload {
  @NullIfRefused(() => Invitation, 'The invitation')
  invitation!: InvitationRecord | null;
}

@PayloadType('The caller’s new place in the team, or the errors.')
export class AcceptInvitationPayload extends Payload {
  @NullIfRefused(() => Membership, 'The membership')
  membership!: { id: string; teamId: string } | null;
}
