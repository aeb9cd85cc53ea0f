import { Role } from '@critbatch/prisma/generated/enums';
import { Field, ObjectType } from 'type-graphql';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Rule } from '../../platform/access/rule.ts';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export enum InvitationStatus {
  PENDING = 'pending',
  ACCEPTED = 'accepted',
  REVOKED = 'revoked',
  EXPIRED = 'expired',
}
declareEnum(InvitationStatus, 'InvitationStatus', 'Status of an invitation.', {
  PENDING: 'It can be accepted.',
  ACCEPTED: 'The invited user has accepted.',
  REVOKED: 'It was revoked.',
  EXPIRED: 'It has expired.',
});

/** An invitation is seen by those who manage the team's members, and by whom it is for. */
const itsReceiverAndAdmins: Rule = (access, parent, noun) => {
  const { teamId, receiverId } = parent as { teamId: string; receiverId: string | null };
  if (access.kind === 'user' && access.userId === receiverId) return;
  requireTeam(access, teamId, noun, 'admin');
};

@Allow(itsReceiverAndAdmins)
@ObjectType({ implements: Node, description: 'An invitation to join a team.' })
export class Invitation extends Node {
  @Field(() => String, { description: 'Address of the invited user.' })
  email!: string;

  @Field(() => Role, { description: 'Role that the invited user will have.' })
  role!: Role;

  @Field(() => InvitationStatus, { description: 'Status.' })
  status!: InvitationStatus;

  @Field(() => String, { description: 'Name of the team.' })
  teamName!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it expires.' })
  expiresAt!: Date;
}

export const InvitationConnection = connectionOf('Invitation', () => Invitation);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'An invitation, as shown to the holder of its link before they sign up.' })
export class InvitationPreview {
  @Field(() => String, { description: 'Name of the team.' })
  teamName!: string;

  @Field(() => String, { description: 'Invited address.' })
  email!: string;

  @Field(() => Role, { description: 'Role that the invited user will have.' })
  role!: Role;

  @Field(() => DateTime, { description: 'When it expires.' })
  expiresAt!: Date;
}
