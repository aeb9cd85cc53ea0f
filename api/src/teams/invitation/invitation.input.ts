import { Role } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Membership } from '../membership/membership.type.ts';
import { Invitation, InvitationStatus } from './invitation.type.ts';
import type { InvitationRecord } from './presentInvitation.ts';

@InputType({ description: 'Which invitations a list holds; conditions add up.' })
export class InvitationWhere {
  @Field(() => InvitationStatus, { nullable: true, description: 'In this status.' })
  status?: InvitationStatus | null;

  @Field(() => String, { nullable: true, description: 'With this text in the address, in any case.' })
  emailContains?: string | null;
}

@ArgsType()
export class InvitationsArgs extends PageArgs {
  @Field(() => InvitationWhere, { nullable: true, description: 'Which invitations; all if absent.' })
  where?: InvitationWhere | null;

  @Field(() => SortDirection, { nullable: true, description: 'By time; newest first if absent.' })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'Whom to ask into a team.' })
export class CreateInvitationInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => String, {
    description: 'His address. An earlier invitation of the same address is taken back.',
  })
  email!: string;

  @Field(() => Role, { description: 'What he will be. Only an owner makes owners.' })
  role!: Role;
}

@InputType({ description: 'The invitation to take back.' })
export class RevokeInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId!: string;
}

@InputType({ description: 'The invitation to accept: by the secret of its link, or by its id.' })
export class AcceptInvitationInput {
  @Field(() => String, { nullable: true, description: 'The secret in the link.' })
  token?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Its id, for an address that the caller has proved to be his.',
  })
  invitationId?: string | null;
}

@PayloadType('The new invitation with its link, or what to mend.')
export class CreateInvitationPayload extends Payload {
  @NullIfRefused(() => Invitation, 'It')
  invitation!: InvitationRecord | null;

  @Field(() => String, {
    nullable: true,
    description: 'The link to pass on: shown here, once. It is sent by e-mail too where that is configured.',
  })
  link?: string | null;
}

@PayloadType('The invitation that was taken back, or what to mend.')
export class RevokeInvitationPayload extends Payload {
  @NullIfRefused(() => Invitation, 'It')
  invitation!: InvitationRecord | null;
}

@PayloadType('The caller’s new place in the team, or what to mend.')
export class AcceptInvitationPayload extends Payload {
  @NullIfRefused(() => Membership, 'It')
  membership!: { id: string; teamId: string } | null;
}
