import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { TeamItem } from '../../platform/item/teamItem.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: [Node, TeamItem],
  description: 'One immutable version of an architecture with its initialiser.',
})
export class Model extends TeamItem {
  @Field(() => String, { description: 'Name, shared by all versions of the model.' })
  override name!: string;

  @Field(() => Int, { description: 'Version within the name, from 1.' })
  version!: number;

  @Field(() => String, { description: 'SHA-256 of the canonical JSON of the spec.' })
  contentHash!: string;

  @Field(() => Json, {
    description: 'Spec of the model. Together with a seed it determines the first parameters.',
  })
  spec!: unknown;

  @Field(() => Long, { description: 'Number of trained parameters.' })
  parameterCount!: bigint;

  @Field(() => DateTime, { description: 'When this version was recorded.' })
  createdAt!: Date;
}

export const ModelConnection = connectionOf('Model', () => Model);
