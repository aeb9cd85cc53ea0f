import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../access/rule.ts';
import { DateTime } from '../scalar/dateTime.ts';
import { Long } from '../scalar/long.ts';

@Allow(teamHolding('read'))
@ObjectType({ description: 'An estimate has become the newest for its target.' })
export class EstimateEvent {
  @Field(() => Long, { description: 'Place in the sweep’s history: resume after it.' })
  sequence!: bigint;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;
}
