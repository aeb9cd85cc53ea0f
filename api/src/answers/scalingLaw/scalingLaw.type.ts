import { Field, Float, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { ScaledQuantity, ScalingVariable } from './scalingLaw.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What a stage says of a power law.' })
export class ScaledResult {
  @Field(() => Float, { description: 'Value of the variable at the stage.' })
  at!: number;

  @Field(() => Interval, { description: 'The batch size there; an open end counts as a bound.' })
  result!: Interval;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A power that others have published for language models.' })
export class PublishedPower {
  @Field(() => ScaledQuantity, { description: 'The batch size that it is a power of.' })
  quantity!: ScaledQuantity;

  @Field(() => String, { description: 'Who published it, and where.' })
  source!: string;

  @Field(() => Float, { description: 'The power.' })
  power!: number;

  @Field(() => Boolean, { description: 'Whether the interval beside which it stands has no room for it.' })
  isExcluded!: boolean;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'p of batch size ∝ variable^p over the stages of a study that share no run (docs/equations.md (S4)).',
})
export class ScalingLaw {
  @Field(() => ScaledQuantity, { description: 'The batch size that changes.' })
  quantity!: ScaledQuantity;

  @Field(() => ScalingVariable, { description: 'What it changes with.' })
  variable!: ScalingVariable;

  @Field(() => Interval, { description: 'The power p; an end is null where the stages leave it open.' })
  power!: Interval;

  @Field(() => Interval, {
    description:
      'Standard deviation of the natural logarithm of the batch size about the law, beyond what the stages’ own intervals say.',
  })
  scatter!: Interval;

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;

  @Field(() => [ScaledResult], { description: 'What it is fitted to, by the variable, ascending.' })
  results!: ScaledResult[];

  @Field(() => [PublishedPower], {
    description: 'Powers of the variable that others have published for language models.',
  })
  published!: PublishedPower[];
}
