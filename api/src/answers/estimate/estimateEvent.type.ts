import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(teamHolding('read'))
@ObjectType({ description: 'An estimate has become the newest for its target.' })
export class EstimateEvent {
  @Field(() => Long, { description: 'Place in the sweep’s history: resume after it.' })
  sequence!: bigint;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;
}
