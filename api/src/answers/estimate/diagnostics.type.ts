import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Ends, Interval } from '../../platform/figure/interval.type.ts';
import { FigureName } from './estimate.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'A figure of the best law with two intervals, given that this law is the right one.',
})
export class FigureInterval {
  @Field(() => FigureName, { description: 'Name of the figure.' })
  figure!: FigureName;

  @Field(() => Int, {
    nullable: true,
    description: 'Batch size that a saving compares with; null for other figures.',
  })
  batchSize!: number | null;

  @Field(() => Float, { description: 'Value at the most likely parameters.' })
  value!: number;

  @Field(() => Ends, { description: 'Interval by profile likelihood.' })
  profileLikelihood!: Ends;

  @Field(() => Ends, { description: 'Interval by parametric bootstrap over runs.' })
  parametricBootstrap!: Ends;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'b* of the best law without the runs of one batch size.' })
export class LeftOutBatchSize {
  @Field(() => Int, { description: 'Batch size whose runs are left out.' })
  batchSize!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'b* without these runs; null if N has no minimum without them.',
  })
  criticalBatchSize!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'How b* of the best law changes when one batch size after another is left out. It shows how much b* depends on the form of the law.',
})
export class Sensitivity {
  @Field(() => Interval, { description: 'b* with the jackknife interval over batch sizes.' })
  interval!: Interval;

  @Field(() => [LeftOutBatchSize], { description: 'b* without each batch size.' })
  leftOut!: LeftOutBatchSize[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Influence of one run on the fit of the best law. No run is ever dropped.' })
export class RunInfluence {
  @Field(() => Int, { description: 'Batch size of the run.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed of the run.' })
  seed!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'b* without the run; null if N has no minimum without it.',
  })
  criticalBatchSize!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Cook’s likelihood displacement; null if it is infinite, because the other runs rule this one out.',
  })
  likelihoodDisplacement!: number | null;

  @Field(() => Float, { description: 'Probability of a K at least as far from what the other runs predict.' })
  outlierProbability!: number;

  @Field(() => Boolean, {
    description: 'Whether outlierProbability is below 5 % divided by the number of runs.',
  })
  isOutlier!: boolean;
}
