import type { SweepBudgetsQuery, TargetMetric } from '../../graphql/generated/graphql.ts';
import { SweepBudgetsDocument } from '../../graphql/generated/graphql.ts';
import { requestOrNull } from '../../graphql/request.ts';

export type SweepBudgets = NonNullable<NonNullable<SweepBudgetsQuery['sweep']>['bestBatchSizeByBudget']>;

/** The best batch size at fixed budgets; null where the API is away or too busy to compute it: the page is whole without. */
export async function loadBudgets(asked: { id: string; metric: TargetMetric }): Promise<SweepBudgets | null> {
  return (await requestOrNull(SweepBudgetsDocument, asked))?.sweep?.bestBatchSizeByBudget ?? null;
}
