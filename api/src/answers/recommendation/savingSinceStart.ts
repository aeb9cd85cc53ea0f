import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import type { Saving } from '../cost/cost.type.ts';
import { savingOfMove } from '../cost/savingOfMove.ts';
import { stagesOfStudy } from '../study/study.loaders.ts';
import { recommendedMove } from './recommendationView.ts';
import { stageRecommendation } from './stageRecommendation.ts';

/**
 * What the recommendation of a stage saves against the batch size that was in use when the study began. Its own saving is against the one
 * in use since the last decision, which may be what it recommends.
 */
export async function savingSinceStart(context: Context, stage: StudyStage): Promise<Saving | null> {
  const view = await stageRecommendation(context, stage);
  const [first] = view ? await stagesOfStudy.load(context, stage.studyId) : [];
  const begun = first?.sweepId ? await sweepById.load(context, first.sweepId) : null;
  if (!view || !begun) return null;
  const move = recommendedMove({ ...view, currentBatchSize: begun.currentBatchSize });
  return move && savingOfMove(context, stage.teamId, view.pricing, move);
}
