import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { GivenRecommendation, LawDraw } from '@critbatch/theory';
import { givenRecommendationSchema } from '@critbatch/theory';
import { movePricing, presentSaving } from '../cost/savingOfMove.ts';
import { findDraws } from '../estimate/estimate.service.ts';
import { leastDeviceTimesTask, savingsTask } from '../thread/costTask.ts';
import type { RecommendationView } from './recommendationView.ts';
import { givenOf, leastDeviceTimeSought, recommendedMove } from './recommendationView.ts';

/**
 * A recommendation as reports and memos keep it, computed in this thread by the functions of the other. They are written in
 * a transaction that holds locks, and must not wait for the thread of estimates, where others' work may take a minute. A
 * saving takes 4 ms, a least device time 20; a report holds 20 sweeps at most.
 */
export async function keptRecommendation(
  reader: Reader,
  view: RecommendationView,
  runsPerMonth: number | null,
): Promise<GivenRecommendation> {
  const [found] = needsDraws(view) ? await findDraws(reader, [view.pricing.law.estimateId]) : [];
  return recommendationFromDraws(view, found?.draws ?? [], runsPerMonth);
}

/** Whether there is something to say of it that takes draws of K(b). */
export function needsDraws(view: RecommendationView): boolean {
  return recommendedMove(view) !== null || leastDeviceTimeSought(view) !== null;
}

/** The same from draws of K(b) that are there; without any, it says nothing of what it saves. */
export function recommendationFromDraws(
  view: RecommendationView,
  draws: readonly LawDraw[],
  runsPerMonth: number | null,
): GivenRecommendation {
  const { pricing } = view;
  const law = { ...pricing.law, draws };
  const move = recommendedMove(view);
  const sought = leastDeviceTimeSought(view);
  const [saving = null] =
    move && draws.length > 0 ? savingsTask([{ law, pricing: movePricing(pricing), move }]) : [];
  const [leastDeviceTime = null] =
    sought && draws.length > 0 ? leastDeviceTimesTask([{ law, ...sought }]) : [];
  return givenRecommendationSchema.parse(
    givenOf(view, {
      leastDeviceTime,
      saving: saving && presentSaving(saving, pricing),
      monthly: saving?.deviceHours && runsPerMonth !== null ? { runs: runsPerMonth } : null,
    }),
  );
}
