import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { usualLossTolerance } from '@critbatch/theory';
import { ArgsType, Field, Float, Int } from 'type-graphql';

export const usualCount = 8;

@ArgsType()
export class BestBatchSizeByBudgetArgs {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => [Float], {
    nullable: true,
    description:
      'Budgets in training examples a run, 1 to 24. If absent, they are spread over those that the runs answer.',
  })
  budgets?: number[] | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: usualCount,
    description: 'Number of budgets to spread, if budgets is absent; 2 to 24.',
  })
  count?: number | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: usualLossTolerance,
    description: 'How much more loss than the least is nearly as good, as a share; above 0, at most 1.',
  })
  tolerance?: number | null;
}
