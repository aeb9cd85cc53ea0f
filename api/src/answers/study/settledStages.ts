import type { StudyStage, Sweep } from '@critbatch/prisma/generated/client';
import type { Interval } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import { newestEstimateOfTarget } from '../estimate/estimate.loaders.ts';
import type { EstimateView } from '../estimate/presentEstimate.ts';

/** A stage whose sweep has ended with a critical batch size. */
export type SettledStage = {
  stage: StudyStage;
  sweep: Sweep;
  estimate: EstimateView;
  criticalBatchSize: Interval;
  steps: Interval;
  work: Interval;
};

/** The stages, in their order, that have an answer to carry over: b*, K(b*) and N(b*) of the primary target. */
export async function settledStages(
  context: Context,
  stages: readonly StudyStage[],
): Promise<SettledStage[]> {
  const settled = await Promise.all(stages.map((stage) => settle(context, stage)));
  return settled.filter((stage) => stage !== null);
}

async function settle(context: Context, stage: StudyStage): Promise<SettledStage | null> {
  const sweep = stage.sweepId ? await sweepById.load(context, stage.sweepId) : null;
  if (sweep?.status !== 'FINISHED') return null;
  const [target] = await targetsOfSweep.load(context, sweep.id);
  const estimate = target ? await newestEstimateOfTarget.load(context, target) : null;
  if (!estimate) return null;
  const { criticalBatchSize, stepsAtCriticalBatchSize: steps, leastWork: work } = estimate;
  if (!criticalBatchSize || !steps || !work) return null;
  return { stage, sweep, estimate, criticalBatchSize, steps, work };
}
