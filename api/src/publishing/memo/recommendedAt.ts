import { setImmediate as nextRound } from 'node:timers/promises';
import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Price, Study, Sweep, Team } from '@critbatch/prisma/generated/client';
import type { GivenRecommendation, LawDraw } from '@critbatch/theory';
import { dataParallelAssumption, exchangeSecondsOf } from '@critbatch/theory';
import { frontierSought, tradedBatchSizes } from '../../answers/cost/cost.service.ts';
import { fittingStepTimes, pricingMove } from '../../answers/cost/costWork.ts';
import { findDraws } from '../../answers/estimate/estimate.service.ts';
import type { Figures } from '../../answers/estimate/presentEstimate.ts';
import { needsDraws, recommendationFromDraws } from '../../answers/recommendation/keptRecommendation.ts';
import type { RecommendationView } from '../../answers/recommendation/recommendationView.ts';
import { withinLimits } from '../../answers/recommendation/recommendationView.ts';
import { viewAt } from '../../answers/recommendation/viewAt.ts';
import { studyLimits } from '../../answers/study/stageFrontier.ts';
import { frontiersTask } from '../../answers/thread/costTask.ts';
import type { Computing } from '../../platform/limits/computes.ts';

/** A week has some twenty findings: their step times are fitted, and what a move saves is read from draws. */
export const recommending: Computing = {
  milliseconds: 20 * (fittingStepTimes.milliseconds + pricingMove.milliseconds),
};

/** For whom a memo recommends: a team, within the limits of a study where it is of one. */
export type RecommendedTo = { team: Team; study: Study | null; prices: readonly Price[] };

/**
 * What an estimate recommended at a moment, as a memo keeps it. A memo is written in one transaction, and so all of it is computed
 * here, with a pause before each that lets others be heard.
 */
export async function recommendedAt(
  prisma: Transaction,
  { sweep, estimate }: { sweep: Sweep; estimate: Figures & { id: string } },
  moment: Date,
  { team, study, prices }: RecommendedTo,
): Promise<GivenRecommendation | null> {
  const view = await viewAt(prisma, { sweep, estimate, prices }, moment);
  if (!view) return null;
  const limits = studyLimits(study, prices);
  const isLimited =
    study !== null && view.pricing.stepTime !== null && (limits.maxHours ?? limits.maxCost) !== null;
  await nextRound();
  const [found] = isLimited || needsDraws(view) ? await findDraws(prisma, [estimate.id]) : [];
  const draws = found?.draws ?? [];
  const limited =
    isLimited && draws.length > 0
      ? chosenWithin(await shared(prisma, view, sweep), { sweep, draws, limits })
      : view;
  return recommendationFromDraws(limited, draws, team.runsPerMonth);
}

/** The same where several devices may share each batch: they exchange the gradients of the model. */
async function shared(
  prisma: Transaction,
  view: RecommendationView,
  { modelId }: Sweep,
): Promise<RecommendationView> {
  const { parameterCount } = await prisma.model.findUniqueOrThrow({ where: { id: modelId } });
  const { usualBytesPerSecond } = dataParallelAssumption;
  const exchangeSeconds = exchangeSecondsOf(Number(parameterCount), usualBytesPerSecond);
  return { ...view, pricing: { ...view.pricing, exchangeSeconds } };
}

/** The choice that a study's limits leave, as its stage has it. */
function chosenWithin(
  view: RecommendationView,
  {
    sweep,
    draws,
    limits,
  }: { sweep: Sweep; draws: readonly LawDraw[]; limits: ReturnType<typeof studyLimits> },
): RecommendationView {
  const { stepTime, law } = view.pricing;
  if (!stepTime) return view;
  const priced = { ...view.pricing, stepTime, level: view.level, recommendedBatchSize: view.batchSize };
  const asked = { ...limits, batchSizes: tradedBatchSizes(sweep, view.batchSize) };
  const [frontier] = frontiersTask([{ law: { ...law, draws }, ...frontierSought(priced, asked) }]);
  return withinLimits(view, frontier?.recommended ?? null);
}
