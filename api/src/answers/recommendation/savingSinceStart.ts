import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import type { Saving } from '../cost/cost.type.ts';
import { stagesOfStudy } from '../study/study.loaders.ts';
import { savingOfRecommendation } from './recommend.ts';
import type { RecommendationView } from './recommendationView.ts';
import { stageRecommendation } from './stageRecommendation.ts';

/**
 * The recommendation of a stage against the batch size that was in use when the study began. Its own saving is against the one in use
 * since the last decision, which may be what it recommends.
 */
export async function recommendationSinceStart(
  context: Context,
  stage: StudyStage,
): Promise<RecommendationView | null> {
  const view = await stageRecommendation(context, stage);
  const [first] = view ? await stagesOfStudy.load(context, stage.studyId) : [];
  const begun = first?.sweepId ? await sweepById.load(context, first.sweepId) : null;
  return view && begun && { ...view, currentBatchSize: begun.currentBatchSize };
}

/** What that saves; null without either, where they are the same, and where no run of the batch size that was in use arrived. */
export async function savingSinceStart(context: Context, stage: StudyStage): Promise<Saving | null> {
  const view = await recommendationSinceStart(context, stage);
  return view && savingOfRecommendation(context, view);
}
