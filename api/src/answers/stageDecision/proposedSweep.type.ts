import type { Model as ModelRecord, Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import type { Interval as IntervalFigures } from '@critbatch/theory';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Model } from '../../library/model/model.type.ts';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Long } from '../../platform/scalar/long.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Range and budget of an adaptive sweep that is proposed.' })
export class ProposedPlan {
  @Field(() => Int, { description: 'Smallest batch size.' })
  smallestBatchSize!: number;

  @Field(() => Int, { description: 'Largest batch size.' })
  largestBatchSize!: number;

  @Field(() => Float, { description: 'Device seconds that the plan may spend.' })
  deviceSecondsBudget!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'What a proposed sweep is predicted to take, as it would be registered if it started now.',
})
export class ProposedSpending {
  @Field(() => Interval, { description: 'Device seconds of all runs, evaluations included.' })
  deviceSeconds!: IntervalFigures;

  @Field(() => Interval, {
    description: 'Wall-clock seconds on the slots of the workers that are there now, at least one.',
  })
  wallSeconds!: IntervalFigures;

  @Field(() => Interval, { nullable: true, description: 'Cost in the currency; null without a price.' })
  cost!: IntervalFigures | null;

  @Field(() => String, { nullable: true, description: 'Currency of cost.' })
  currency!: string | null;

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'A sweep for a stage that has none: that of the last stage with an answer, its budget carried over to the size of the stage, and its batch sizes to those around the predicted b*.',
})
export class ProposedSweep {
  @Field(() => Sweep, { description: 'Sweep whose data set, targets, policy and cadence it keeps.' })
  like!: SweepRecord;

  @Field(() => Model, {
    nullable: true,
    description: 'The newest model of the team with as many parameters as the stage’s size; null if none.',
  })
  model!: ModelRecord | null;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => [Int], { description: 'Batch sizes; for an adaptive sweep those that its model tried.' })
  batchSizes!: number[];

  @Field(() => Int, { nullable: true, description: 'Number of runs; null for an adaptive sweep.' })
  runs!: number | null;

  @Field(() => ProposedPlan, { nullable: true, description: 'Its plan, if the earlier sweep was adaptive.' })
  plan!: ProposedPlan | null;

  @Field(() => Long, { description: 'Training examples after which a run stops.' })
  maxExamplesPerRun!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Batch size in use, as the earlier sweep has it: a decision to go on plans a move, and does not make it.',
  })
  currentBatchSize!: number | null;
}
