import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'The gradient noise scale B_simple = tr(Σ)/‖G‖² (docs/equations.md, "The gradient noise scale"). It is shown beside b*, never in its place.',
})
export class NoiseScale {
  @Field(() => Interval, {
    nullable: true,
    description:
      'Noise scale in examples, with Fieller’s interval; null if ‖G‖² cannot be distinguished from 0, or with fewer than three observations.',
  })
  noiseScale!: Interval | null;

  @Field(() => Interval, { description: 'Mean of the unbiased estimates of ‖G‖².' })
  squaredGradientNorm!: Interval;

  @Field(() => Interval, { description: 'Mean of the unbiased estimates of tr(Σ).' })
  covarianceTrace!: Interval;

  @Field(() => Int, {
    description:
      'Number of independent observations: measurements of a run, or runs of a sweep that reached the target.',
  })
  observations!: number;

  @Field(() => Float, { description: 'Level of every interval, e.g. 0.95.' })
  level!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'The noise scale at one step. Both of its parts are smoothed over the steps so far.',
})
export class NoiseScalePoint {
  @Field(() => Long, { description: 'Number of optimiser steps done.' })
  step!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Noise scale in examples; null if the smoothed ‖G‖² is not positive.',
  })
  noiseScale!: number | null;

  @Field(() => Float, { description: 'Smoothed ‖G‖².' })
  squaredGradientNorm!: number;

  @Field(() => Float, { description: 'Smoothed tr(Σ).' })
  covarianceTrace!: number;
}
