import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { usualLossTolerance } from '@critbatch/theory';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { parseArguments } from '../../platform/input/parseArguments.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { theoryMetric } from '../../sweeps/sweep/trainingSpec.ts';
import { askBudgets } from './askBudgets.ts';
import { BestBatchSizeByBudgetArgs, usualCount } from './budget.input.ts';
import { askedBudgetsSchema } from './budget.schema.ts';
import { BestBatchSizeByBudget } from './budget.type.ts';

function budgetsOf({ budgets, count }: Record<string, unknown>): number {
  if (Array.isArray(budgets)) return budgets.length;
  return typeof count === 'number' ? count : usualCount;
}

/** What a sweep answers to whoever has a budget, and no target. */
@Resolver(() => Sweep)
export class SweepBudgetResolver {
  @Computes({ milliseconds: 100, times: budgetsOf })
  @FieldResolver(() => BestBatchSizeByBudget, {
    nullable: true,
    description:
      'Batch size with the least loss after a fixed number of training examples, and what the others cost, from the logs of the ended runs. If it could not be computed in time, it is null and there is an error at its path.',
  })
  async bestBatchSizeByBudget(
    @Root() sweep: SweepRecord,
    @Args(() => BestBatchSizeByBudgetArgs) args: BestBatchSizeByBudgetArgs,
    @Ctx() context: Context,
  ) {
    const asked = parseArguments(askedBudgetsSchema, {
      metric: theoryMetric[args.metric],
      budgets: args.budgets ?? null,
      count: args.count ?? usualCount,
      tolerance: args.tolerance ?? usualLossTolerance,
    });
    return { ...(await askBudgets(context, sweep, asked)), metric: args.metric };
  }
}
