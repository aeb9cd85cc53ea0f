import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { TargetRefusal } from '../askedTarget/askedTarget.type.ts';
import { Valley } from '../estimate/estimate.type.ts';
import { PublishedPower } from '../scalingLaw/scalingLaw.type.ts';
import { UnreadReason } from './budget.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What a batch size costs in final loss at a budget.' })
export class LossAtBudget {
  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Number of runs.' })
  runs!: number;

  @Field(() => Interval, {
    description: 'What is left at the budget: the metric itself, or for an accuracy the share of errors.',
  })
  remaining!: Interval;

  @Field(() => Interval, {
    description: 'The same divided by that of the best batch size; 1.02 means 2 % more.',
  })
  ratio!: Interval;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A batch size that was tried and cannot be read at a budget.' })
export class UnreadBatchSize {
  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => UnreadReason, { description: 'Why it cannot be read.' })
  reason!: UnreadReason;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The batch size with the least loss after a fixed number of training examples.' })
export class BestBatchSizeAtBudget {
  @Field(() => Float, { description: 'Budget in training examples a run.' })
  examples!: number;

  @Field(() => TargetRefusal, {
    nullable: true,
    description: 'Why the runs do not answer this budget; null if they do.',
  })
  refusal!: TargetRefusal | null;

  @Field(() => Interval, {
    nullable: true,
    description:
      'Batch size with the least loss. An end is null if the least may lie beyond the batch sizes that were tried. Null if fewer than four can be read.',
  })
  bestBatchSize!: Interval | null;

  @Field(() => Valley, {
    nullable: true,
    description:
      'Batch sizes that all together surely leave at most (1 + tolerance) times the least loss; null if it is sure of none.',
  })
  nearlyBest!: Valley | null;

  @Field(() => [LossAtBudget], { description: 'What each batch size that can be read costs, ascending.' })
  losses!: LossAtBudget[];

  @Field(() => [UnreadBatchSize], { description: 'Batch sizes that cannot be read at this budget.' })
  unread!: UnreadBatchSize[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'p of best batch size ∝ budget^p (docs/equations.md, section 10b).',
})
export class BudgetPower {
  @Field(() => Float, { description: 'The power by least squares, each point weighted by its interval.' })
  power!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Smallest power of a straight line through all intervals; null if there is no such line.',
  })
  lower!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Largest power of a straight line through all intervals; null if there is no such line.',
  })
  upper!: number | null;

  @Field(() => Int, { description: 'Number of budgets that were used: those with a bounded interval.' })
  points!: number;

  @Field(() => [PublishedPower], { description: 'What others found for language models.' })
  published!: PublishedPower[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'The batch size with the least final loss, as a function of the budget (docs/equations.md, section 10b).',
})
export class BestBatchSizeByBudget {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, {
    nullable: true,
    description: 'Smallest budget that the runs answer; null if they answer none.',
  })
  smallest!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Largest budget that the runs answer; null if they answer none.',
  })
  largest!: number | null;

  @Field(() => [BestBatchSizeAtBudget], { description: 'One point per budget, in the given order.' })
  points!: BestBatchSizeAtBudget[];

  @Field(() => BudgetPower, {
    nullable: true,
    description:
      'How the best batch size grows with the budget; null with fewer than three budgets that bound it.',
  })
  power!: BudgetPower | null;

  @Field(() => Float, { description: 'Level of every interval, e.g. 0.95.' })
  level!: number;

  @Field(() => String, { description: 'Version of the code that computed it.' })
  codeVersion!: string;
}
