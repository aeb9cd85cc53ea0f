import type { CostView } from './costView.ts';
import { readCostView } from './costView.ts';
import type { SweepCost } from './loadCost.ts';
import { loadCost } from './loadCost.ts';

/** Time and money of a sweep as an address asks for them; null where the API does not say now. */
export async function askedCost(
  id: string,
  url: string,
): Promise<{ cost: SweepCost; view: CostView } | null> {
  const { searchParams } = new URL(url);
  const view = readCostView(Object.fromEntries(searchParams));
  const cost = await loadCost(decodeURIComponent(id), searchParams.get('target'), view);
  return cost && { cost, view };
}
