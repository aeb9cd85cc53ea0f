import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { BestBatchSizeAtBudget } from '../budget/budget.type.ts';
import { BudgetRule } from './budgetAnswer.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'What the ended runs of a sweep that was started for a budget say of it: the batch size to use, and what the others cost (docs/equations.md, section 10b).',
})
export class BudgetAnswer extends BestBatchSizeAtBudget {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => Int, {
    nullable: true,
    description:
      'The batch size to use. Null if the least may lie beyond the batch sizes that were tried, or if they are too few.',
  })
  batchSize!: number | null;

  @Field(() => BudgetRule, { nullable: true, description: 'Rule that chose it; null without one.' })
  rule!: BudgetRule | null;

  @Field(() => Int, {
    description: 'Number of ended runs that it speaks of, those that diverged included.',
  })
  runs!: number;

  @Field(() => Float, { description: 'Level of every interval, e.g. 0.95.' })
  level!: number;

  @Field(() => String, { description: 'Version of the code that computed it.' })
  codeVersion!: string;

  @Field(() => DateTime, { description: 'When it was computed.' })
  createdAt!: Date;
}
