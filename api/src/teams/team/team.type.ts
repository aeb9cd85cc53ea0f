import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';

@Allow(teamHolding('read', 'worker'))
@ObjectType({ implements: Node, description: 'A team. It owns models, data sets, sweeps and workers.' })
export class Team extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Unique short name for URLs.' })
  slug!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Training runs in a month, for what a batch size saves in that time; null if nobody stated them.',
  })
  runsPerMonth!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Cost of an hour of people’s work; null if nobody stated it.',
  })
  hourlyRate!: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of that rate.' })
  hourlyRateCurrency!: string | null;
}
