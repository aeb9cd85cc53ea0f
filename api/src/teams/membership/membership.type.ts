import { Role } from '@critbatch/prisma/generated/enums';
import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

declareEnum(Role, 'Role', 'What a member may do in a team.', {
  OWNER: 'Everything, the team itself and its other owners included.',
  ADMIN: 'Everything but giving the team away: members, invitations, tokens, the audit log.',
  MEMBER: 'Reads, records models and data, starts and cancels sweeps.',
  VIEWER: 'Reads.',
});

@Allow(teamHolding('read'))
@ObjectType({ implements: Node, description: "A user's place in a team." })
export class Membership extends Node {
  @Field(() => Role, { description: 'What the member may do.' })
  role!: Role;

  @Field(() => DateTime, { description: 'When he joined.' })
  createdAt!: Date;
}

export const MembershipConnection = connectionOf('Membership', () => Membership);
