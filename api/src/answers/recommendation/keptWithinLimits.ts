import { setImmediate as nextRound } from 'node:timers/promises';
import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Study, Sweep } from '@critbatch/prisma/generated/client';
import type { GivenRecommendation, LawDraw } from '@critbatch/theory';
import { dataParallelAssumption, exchangeSecondsOf } from '@critbatch/theory';
import { arrivals } from '../cost/chosenBatchSize.ts';
import { frontierSought, tradedBatchSizes } from '../cost/cost.service.ts';
import { findDraws } from '../estimate/estimate.service.ts';
import { studyLimits } from '../study/stageFrontier.ts';
import { frontiersTask } from '../thread/costTask.ts';
import { needsDraws, recommendationFromDraws } from './keptRecommendation.ts';
import type { PlansOfTeam } from './payback.ts';
import { costAt } from './payback.ts';
import type { RecommendationView } from './recommendationView.ts';
import { withinLimits } from './recommendationView.ts';

/** Within whose limits it is recommended: those of a study, where it is of one, at the prices of its team. */
export type RecommendedWithin = PlansOfTeam & {
  study: Study | null;
  /** Costs count up to then; all of them where it is null. */
  moment: Date | null;
};

/**
 * A recommendation within the limits of a study, as memos and reports keep it: computed in this thread, in the transaction that
 * stores it, with a pause before each that lets others be heard.
 */
export async function keptWithinLimits(
  prisma: Transaction,
  view: RecommendationView,
  sweep: Sweep,
  { study, moment, ...plans }: RecommendedWithin,
): Promise<GivenRecommendation> {
  const limits = studyLimits(study, plans.prices);
  const isLimited =
    study !== null && view.pricing.stepTime !== null && (limits.maxHours ?? limits.maxCost) !== null;
  await nextRound();
  const [found] = isLimited || needsDraws(view) ? await findDraws(prisma, [view.pricing.law.estimateId]) : [];
  const draws = found?.draws ?? [];
  const limited =
    isLimited && draws.length > 0
      ? chosenWithin(await shared(prisma, view, sweep), { sweep, draws, limits })
      : view;
  const cost = await costAt(prisma, { sweepId: sweep.id, studyId: study?.id ?? null }, plans, moment);
  return recommendationFromDraws(limited, draws, { team: plans.team, cost });
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
  const priced = {
    ...view.pricing,
    stepTime,
    level: view.level,
    recommendedBatchSize: view.batchSize,
    arrivals: arrivals(view.pricing.estimate),
  };
  const asked = { ...limits, batchSizes: tradedBatchSizes(sweep, view.batchSize) };
  const [frontier] = frontiersTask([{ law: { ...law, draws }, ...frontierSought(priced, asked) }]);
  return withinLimits(view, frontier?.recommended ?? null);
}
