import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';

@Allow(teamHolding('admin'))
@ObjectType({ implements: Node, description: 'One change of a team’s things; never altered or removed.' })
export class AuditEntry extends Node {
  @Field(() => DateTime, { description: 'When it was changed.' })
  createdAt!: Date;

  @Field(() => String, { description: 'The mutation that changed it, e.g. createSweep.' })
  action!: string;

  @Field(() => String, { description: 'Name that the user or token had then.' })
  actor!: string;

  @Field(() => String, { description: 'Type of the changed thing, e.g. Sweep.' })
  noun!: string;

  @Field(() => String, { description: 'Id of the request, as its answer and the log of the API carry it.' })
  requestId!: string;

  @Field(() => Json, { nullable: true, description: 'What stood there before; null for something new.' })
  before!: unknown;

  @Field(() => Json, { nullable: true, description: 'What was asked for, or what stands there now.' })
  after!: unknown;
}

export const AuditEntryConnection = connectionOf('AuditEntry', () => AuditEntry);
