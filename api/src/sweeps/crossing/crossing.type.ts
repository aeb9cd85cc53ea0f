import { Field, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'A run’s answer to "how many steps to the target?": more than lowerSteps, at most upperSteps.',
})
export class Crossing {
  @Field(() => Long, { description: 'Last evaluation before the target was met.' })
  lowerSteps!: bigint;

  @Field(() => Long, { nullable: true, description: 'First evaluation that met it; null: right-censored.' })
  upperSteps!: bigint | null;
}
