import { Role } from '@critbatch/prisma/generated/enums';
import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

declareEnum(Role, 'Role', 'What a member may do in a team.', {
  OWNER: 'Everything, including other owners.',
  ADMIN: 'Everything except granting, changing or removing the role OWNER.',
  MEMBER: 'Reads and writes: models and data, sweeps, studies, reports, comments.',
  VIEWER: 'Reads.',
});

@Allow(teamHolding('read'))
@ObjectType({ implements: Node, description: 'A user’s membership in a team.' })
export class Membership extends Node {
  @Field(() => Role, { description: 'What the member may do.' })
  role!: Role;

  @Field(() => DateTime, { description: 'When they joined.' })
  createdAt!: Date;
}

export const MembershipConnection = connectionOf('Membership', () => Membership);
