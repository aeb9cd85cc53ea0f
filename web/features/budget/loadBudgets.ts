import type { SweepBudgetsQuery, TargetMetric } from '../../graphql/generated/graphql.ts';
import { SweepBudgetsDocument } from '../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../graphql/request.ts';

export type SweepBudgets = NonNullable<NonNullable<SweepBudgetsQuery['sweep']>['bestBatchSizeByBudget']>;

/** The best batch size at fixed budgets; null where the API is away or too busy to compute it: the page is whole without. */
export async function loadBudgets(asked: { id: string; metric: TargetMetric }): Promise<SweepBudgets | null> {
  try {
    const answer = await requestGraphql(SweepBudgetsDocument, asked);
    return answer.status === 'answered' ? (answer.data.sweep?.bestBatchSizeByBudget ?? null) : null;
  } catch (fault) {
    if (fault instanceof ApiFault) return null;
    throw fault;
  }
}
