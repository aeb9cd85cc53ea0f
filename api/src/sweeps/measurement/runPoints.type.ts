import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Measurement } from './measurement.type.ts';

@Allow(teamHolding('read'))
@ObjectType({ description: 'Rows of a run’s log that have come since the ones before.' })
export class RunPoints {
  @Field(() => String, { description: 'Resume after it.' })
  cursor!: string;

  @Field(() => [Measurement], {
    description: 'The rows, 500 at most, in the order in which they were stored.',
  })
  measurements!: Measurement[];
}
