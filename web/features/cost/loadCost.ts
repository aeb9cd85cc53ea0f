import type { SweepCostQuery } from '../../graphql/generated/graphql.ts';
import { SweepCostDocument } from '../../graphql/generated/graphql.ts';
import { requestOrNull } from '../../graphql/request.ts';
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
  return (await requestOrNull(SweepCostDocument, variables))?.sweep ?? null;
}
