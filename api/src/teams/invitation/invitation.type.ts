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
declareEnum(InvitationStatus, 'InvitationStatus', 'What became of an invitation.', {
  PENDING: 'It can be accepted.',
  ACCEPTED: 'Who was invited is a member.',
  REVOKED: 'It was taken back.',
  EXPIRED: 'Its time is over.',
});

/** An invitation is seen by those who manage the team's members, and by whom it is for. */
const itsReceiverAndAdmins: Rule = (access, parent, noun) => {
  const { teamId, receiverId } = parent as { teamId: string; receiverId: string | null };
  if (access.kind === 'user' && access.userId === receiverId) return;
  requireTeam(access, teamId, noun, 'admin');
};

@Allow(itsReceiverAndAdmins)
@ObjectType({ implements: Node, description: 'Somebody is asked into a team.' })
export class Invitation extends Node {
  @Field(() => String, { description: 'Address of whom is asked.' })
  email!: string;

  @Field(() => Role, { description: 'What he will be.' })
  role!: Role;

  @Field(() => InvitationStatus, { description: 'What became of it.' })
  status!: InvitationStatus;

  @Field(() => String, { description: 'Name of the team.' })
  teamName!: string;

  @Field(() => DateTime, { description: 'When he was asked.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Until when he can accept.' })
  expiresAt!: Date;
}

export const InvitationConnection = connectionOf('Invitation', () => Invitation);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What the holder of an invitation’s link may know before he signs up.' })
export class InvitationPreview {
  @Field(() => String, { description: 'Name of the team.' })
  teamName!: string;

  @Field(() => String, { description: 'Address that the invitation is for.' })
  email!: string;

  @Field(() => Role, { description: 'What its receiver will be.' })
  role!: Role;

  @Field(() => DateTime, { description: 'Until when it can be accepted.' })
  expiresAt!: Date;
}
