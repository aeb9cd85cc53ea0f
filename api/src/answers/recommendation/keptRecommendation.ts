import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Team } from '@critbatch/prisma/generated/client';
import type { GivenRecommendation, LawDraw } from '@critbatch/theory';
import { givenRecommendationSchema, scaleInterval } from '@critbatch/theory';
import { movePricing, presentSaving } from '../cost/savingOfMove.ts';
import { findDraws } from '../estimate/estimate.service.ts';
import { savingsTask } from '../thread/costTask.ts';
import type { CostOfSweep, PlansOfTeam } from './payback.ts';
import { costApartFrom, costAt, paybackFrom } from './payback.ts';
import type { RecommendationView } from './recommendationView.ts';
import { givenOf, recommendedMove } from './recommendationView.ts';

/**
 * A recommendation as reports and memos keep it, computed in this thread by the functions of the other. They are written in
 * a transaction that holds locks, and must not wait for the thread of estimates, where others' work may take a minute. A
 * saving takes 4 ms; a report holds 20 sweeps at most.
 */
export async function keptRecommendation(
  reader: Reader,
  view: RecommendationView,
  plans: PlansOfTeam,
): Promise<GivenRecommendation> {
  const cost = await costAt(reader, view, plans, null);
  const [found] = needsDraws(view) ? await findDraws(reader, [view.pricing.law.estimateId]) : [];
  return recommendationFromDraws(view, found?.draws ?? [], { team: plans.team, cost });
}

/** Whether there is something to say of it that takes draws of K(b). */
export function needsDraws(view: RecommendationView): boolean {
  return recommendedMove(view) !== null;
}

/** The same from draws of K(b) that are there; without any, it says nothing of what it saves. */
export function recommendationFromDraws(
  view: RecommendationView,
  draws: readonly LawDraw[],
  { team: { runsPerMonth }, cost }: { team: Pick<Team, 'runsPerMonth'>; cost: CostOfSweep },
): GivenRecommendation {
  const { pricing } = view;
  const law = { ...pricing.law, draws };
  const move = recommendedMove(view);
  const [saving = null] =
    move && draws.length > 0 ? savingsTask([{ law, pricing: movePricing(pricing), move }]) : [];
  const told = saving && presentSaving(saving, pricing);
  const hasMonth = saving?.deviceHours && runsPerMonth !== null;
  const inMoney = hasMonth && told?.cost ? scaleInterval(told.cost.saved, runsPerMonth) : null;
  const monthInMoney = { cost: inMoney, currency: told?.currency ?? null };
  return givenRecommendationSchema.parse(
    givenOf(view, {
      saving: told,
      monthly: hasMonth ? { runs: runsPerMonth } : null,
      payback: paybackFrom(monthInMoney, cost),
      costApart: costApartFrom(monthInMoney, cost),
    }),
  );
}
