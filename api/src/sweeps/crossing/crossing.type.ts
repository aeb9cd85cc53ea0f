import { Field, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'Number of steps that a run needed to reach the target: more than lowerSteps, at most upperSteps.',
})
export class Crossing {
  @Field(() => Long, { description: 'Step of the last evaluation before the target was reached.' })
  lowerSteps!: bigint;

  @Field(() => Long, {
    nullable: true,
    description: 'Step of the first evaluation that reached the target; null if none did (right-censored).',
  })
  upperSteps!: bigint | null;
}
