import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { Field, Float, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'Why a run was stopped as hopeless: in the second half of its steps, every evaluation of every target was worse than that of the untrained model. The figures are those of the first target that it had not met.',
})
export class HopelessStop {
  @Field(() => Long, {
    description: 'Step at which it would have stopped. It counts as not arrived by then.',
  })
  capSteps!: number;

  @Field(() => Long, { description: 'Step of the first of these evaluations.' })
  fromStep!: number;

  @Field(() => Long, { description: 'Step of the last of these evaluations.' })
  step!: number;

  @Field(() => TargetMetric, { description: 'Metric of the target.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Metric of the untrained model, at step 0.' })
  atStart!: number;

  @Field(() => Float, { description: 'Best value among these evaluations.' })
  best!: number;
}
