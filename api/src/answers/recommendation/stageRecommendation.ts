import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { stageFrontier } from '../study/stageFrontier.ts';
import { recommendationOf } from './recommend.ts';
import type { RecommendationView } from './recommendationView.ts';
import { withinLimits } from './recommendationView.ts';

/**
 * The batch size to use at a stage: that of its own sweep, on as many devices as the study's limits ask for, or the
 * cheapest choice inside the limits where they rule it out. Null until the sweep has one.
 */
export async function stageRecommendation(
  context: Context,
  stage: StudyStage,
): Promise<RecommendationView | null> {
  const sweep = stage.sweepId ? await sweepById.load(context, stage.sweepId) : null;
  const ofSweep = sweep?.status === 'FINISHED' ? await recommendationOf(context, sweep, {}) : null;
  if (!ofSweep) return null;
  // Without times of its own, the frontier would be that of the stages before.
  const frontier = ofSweep.pricing.stepTime ? await stageFrontier(context, stage, {}) : null;
  return withinLimits({ ...ofSweep, studyId: stage.studyId }, frontier?.recommended ?? null);
}
