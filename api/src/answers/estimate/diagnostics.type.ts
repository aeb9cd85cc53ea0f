import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Ends, Interval } from '../../platform/figure/interval.type.ts';
import { FigureName } from './estimate.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'A figure of the best law, which is taken for granted, with its interval by two methods.',
})
export class FigureInterval {
  @Field(() => FigureName, { description: 'Which figure.' })
  figure!: FigureName;

  @Field(() => Int, { nullable: true, description: 'The batch size that a saving is against; else null.' })
  batchSize!: number | null;

  @Field(() => Float, { description: 'Its value at the most likely parameters.' })
  value!: number;

  @Field(() => Ends, { description: 'Interval by profile likelihood.' })
  profileLikelihood!: Ends;

  @Field(() => Ends, { description: 'Interval by parametric bootstrap over runs.' })
  parametricBootstrap!: Ends;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'b* of the best law without the runs of one batch size.' })
export class LeftOutBatchSize {
  @Field(() => Int, { description: 'The batch size whose runs are left out.' })
  batchSize!: number;

  @Field(() => Float, { nullable: true, description: 'b* then; null where N has no minimum then.' })
  criticalBatchSize!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'How b* of the best law moves when one batch size after another is left out: doubt about the form of the law.',
})
export class Sensitivity {
  @Field(() => Interval, { description: 'b* with the jackknife interval over batch sizes.' })
  interval!: Interval;

  @Field(() => [LeftOutBatchSize], { description: 'b* without each batch size.' })
  leftOut!: LeftOutBatchSize[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What one run does to the best law’s fit. No run is ever dropped.' })
export class RunInfluence {
  @Field(() => Int, { description: 'Batch size of the run.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seed of the run.' })
  seed!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'b* without the run; null where N has no minimum then.',
  })
  criticalBatchSize!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Cook’s likelihood displacement; null where it is infinite, the run ruled out by the others.',
  })
  likelihoodDisplacement!: number | null;

  @Field(() => Float, { description: 'Probability of a K as far from what the other runs predict.' })
  outlierProbability!: number;

  @Field(() => Boolean, { description: 'Whether that is under 5 % divided by the number of runs.' })
  isOutlier!: boolean;
}
