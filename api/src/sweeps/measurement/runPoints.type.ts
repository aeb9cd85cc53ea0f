import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Measurement } from './measurement.type.ts';

@Allow(teamHolding('read'))
@ObjectType({ description: 'New rows of a run’s log.' })
export class RunPoints {
  @Field(() => String, { description: 'Cursor to resume after.' })
  cursor!: string;

  @Field(() => [Measurement], {
    description: 'Rows, at most 500, in the order in which they were stored.',
  })
  measurements!: Measurement[];
}
