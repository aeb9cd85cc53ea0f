import type { SweepCostQuery } from '../../graphql/generated/graphql.ts';
import { SweepCostDocument } from '../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../graphql/request.ts';
import type { CostView } from './costView.ts';
import { deviceCounts } from './costView.ts';

export type SweepCost = NonNullable<SweepCostQuery['sweep']>;

/** Time and money of a sweep for one of its targets, as a reader asks; null where the API is away or too busy. */
export async function loadCost(
  id: string,
  targetId: string | null,
  view: CostView,
): Promise<SweepCost | null> {
  const { assumedPrice, maxHours, maxCost } = view;
  const variables = { id, targetId, assumedPrice, deviceCounts: deviceCounts(view), maxHours, maxCost };
  try {
    const answer = await requestGraphql(SweepCostDocument, variables);
    return answer.status === 'answered' ? answer.data.sweep : null;
  } catch (fault) {
    if (fault instanceof ApiFault) return null;
    throw fault;
  }
}
