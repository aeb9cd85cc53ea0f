import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'The gradient noise scale B_simple = tr(Σ)/‖G‖² (docs/equations.md, "The gradient noise scale"): a figure of gradients, beside b* and never in its place.',
})
export class NoiseScale {
  @Field(() => Interval, {
    nullable: true,
    description:
      'In examples, with Fieller’s interval; null where ‖G‖² cannot be told from 0, or below three observations.',
  })
  noiseScale!: Interval | null;

  @Field(() => Interval, { description: 'Mean of the unbiased estimates of ‖G‖².' })
  squaredGradientNorm!: Interval;

  @Field(() => Interval, { description: 'Mean of the unbiased estimates of tr(Σ).' })
  covarianceTrace!: Interval;

  @Field(() => Int, {
    description: 'Independent observations: measurements of a run, or runs of a sweep that met the target.',
  })
  observations!: number;

  @Field(() => Float, { description: 'Level of every interval, e.g. 0.95.' })
  level!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The noise scale at one step, both of its parts smoothed up to there.' })
export class NoiseScalePoint {
  @Field(() => Long, { description: 'Optimiser steps done.' })
  step!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'In examples; null where the smoothed ‖G‖² is not positive.',
  })
  noiseScale!: number | null;

  @Field(() => Float, { description: 'Smoothed ‖G‖².' })
  squaredGradientNorm!: number;

  @Field(() => Float, { description: 'Smoothed tr(Σ).' })
  covarianceTrace!: number;
}
