import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { TeamItem } from '../../platform/item/teamItem.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(teamHolding('read'))
@ObjectType({ implements: [Node, TeamItem], description: 'One immutable version of a data set.' })
export class Dataset extends TeamItem {
  @Field(() => String, { description: 'Name, shared by all versions of the data set.' })
  override name!: string;

  @Field(() => Int, { description: 'Version within the name, from 1.' })
  version!: number;

  @Field(() => String, { description: 'SHA-256 of the canonical JSON of the spec.' })
  contentHash!: string;

  @Field(() => Json, {
    description: 'Spec of the data set: where workers get it from, with checksums of its files.',
  })
  spec!: unknown;

  @Field(() => Long, { description: 'Number of training examples.' })
  trainingExamples!: bigint;

  @Field(() => Long, { description: 'Number of test examples.' })
  testExamples!: bigint;

  @Field(() => String, {
    nullable: true,
    description: 'Licence of the data, e.g. CC-BY-SA-3.0; null if unknown.',
  })
  licence!: string | null;

  @Field(() => DateTime, { description: 'When this version was recorded.' })
  createdAt!: Date;
}

export const DatasetConnection = connectionOf('Dataset', () => Dataset);
