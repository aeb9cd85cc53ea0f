import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(teamHolding('read'))
@ObjectType({ description: 'A new estimate for a target.' })
export class EstimateEvent {
  @Field(() => Long, { description: 'Position in the sweep’s history. Resume a subscription after it.' })
  sequence!: bigint;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;
}
