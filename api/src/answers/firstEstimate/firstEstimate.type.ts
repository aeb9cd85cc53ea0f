import { FirstEstimateSource } from '@critbatch/prisma/generated/enums';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Json } from '../../platform/scalar/json.ts';

declareEnum(
  FirstEstimateSource,
  'FirstEstimateSource',
  'Where a first estimate of b* comes from (docs/equations.md, section 9b).',
  {
    GRADIENT_BOUND:
      '2·C₂/ε²: step size × variance of the gradient ÷ (2 × target). For line searches, SGD and momentum, and for a training loss.',
    NOISE_SCALE: 'Noise scale of the gradient at the first steps, tr(Σ)/‖G‖².',
    PAST_SWEEPS: 'b* of the team’s earlier sweeps of the same data set, the nearest ones.',
  },
);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'How a first estimate compares with the b* of its sweep.' })
export class FirstEstimateOutcome {
  @Field(() => Interval, { description: 'b* of the sweep.' })
  criticalBatchSize!: Interval;

  @Field(() => Float, { description: 'b* of the sweep divided by the estimate.' })
  factor!: number;

  @Field(() => Boolean, { description: 'Whether b* lies inside the interval of the estimate.' })
  isInside!: boolean;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'Where b* of a planned sweep probably lies if its work has a minimum, by the team’s earlier sweeps.',
})
export class PastSweepsEstimate {
  @Field(() => Interval, { description: 'b* with its interval.' })
  criticalBatchSize!: Interval;

  @Field(() => Float, { description: 'Factor by which b* may be smaller or larger, at the level.' })
  factor!: number;

  @Field(() => Float, { description: 'Level of the interval.' })
  level!: number;

  @Field(() => Int, { description: 'Number of earlier sweeps that it rests on.' })
  cases!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'Where b* of a sweep’s primary target probably lies if its work has a minimum, recorded before its first run was trained. Nobody can edit or remove it.',
})
export class FirstEstimate {
  @Field(() => FirstEstimateSource, { description: 'Where it comes from.' })
  source!: FirstEstimateSource;

  @Field(() => Interval, { description: 'b* with an interval as wide as such estimates were wrong before.' })
  criticalBatchSize!: Interval;

  @Field(() => Float, { description: 'Factor by which b* may be smaller or larger, at the level.' })
  factor!: number;

  @Field(() => Float, { description: 'Level of the interval.' })
  level!: number;

  @Field(() => Int, { description: 'Number of ended sweeps from which the interval is known.' })
  cases!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'b* by theory alone, before it is corrected by the cases; null for PAST_SWEEPS.',
  })
  theoryValue!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'b* divided by theoryValue, in the geometric mean of the cases; null for PAST_SWEEPS.',
  })
  usualRatio!: number | null;

  @Field(() => Json, {
    description: 'Everything that it was computed from: gradients, policy, target, sweeps.',
  })
  inputs!: unknown;

  @Field(() => String, { description: 'SHA-256 of the inputs.' })
  inputHash!: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;
}
