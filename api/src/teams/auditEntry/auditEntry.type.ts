import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';

@Allow(teamHolding('admin'))
@ObjectType({
  implements: Node,
  description: 'One change to an object of a team. Entries are never altered or removed.',
})
export class AuditEntry extends Node {
  @Field(() => DateTime, { description: 'When the change was made.' })
  createdAt!: Date;

  @Field(() => String, { description: 'Mutation that made the change, e.g. createSweep.' })
  action!: string;

  @Field(() => String, { description: 'Name of the user or token at the time.' })
  actor!: string;

  @Field(() => String, { description: 'Type of the changed object, e.g. Sweep.' })
  noun!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the changed object at the time; null if it has none, or for changes before 2 December 2026.',
  })
  objectName!: string | null;

  @Field(() => String, { description: 'Id of the request, as in its response and in the log of the API.' })
  requestId!: string;

  @Field(() => Json, { nullable: true, description: 'The object before the change; null for a new object.' })
  before!: unknown;

  @Field(() => Json, { nullable: true, description: 'The input of the change, or the object after it.' })
  after!: unknown;
}

export const AuditEntryConnection = connectionOf('AuditEntry', () => AuditEntry);
