import type { StudyStage, Sweep, Target } from '@critbatch/prisma/generated/client';
import type { Interval } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import { newestEstimateOfTarget } from '../estimate/estimate.loaders.ts';
import type { EstimateView } from '../estimate/presentEstimate.ts';

/** A stage whose sweep has ended with an estimate of its primary target, whatever that answers. */
export type EndedStage = { stage: StudyStage; sweep: Sweep; target: Target; estimate: EstimateView };

/** A stage whose sweep has ended with a critical batch size. */
export type SettledStage = Omit<EndedStage, 'target'> & {
  criticalBatchSize: Interval;
  steps: Interval;
  work: Interval;
};

/** The stages, in their order, whose sweeps have ended with an estimate. */
export async function endedStages(context: Context, stages: readonly StudyStage[]): Promise<EndedStage[]> {
  const ended = await Promise.all(stages.map((stage) => endedStage(context, stage)));
  return ended.filter((stage) => stage !== null);
}

/** The stages, in their order, that have an answer to carry over: b*, K(b*) and N(b*) of the primary target. */
export async function settledStages(
  context: Context,
  stages: readonly StudyStage[],
): Promise<SettledStage[]> {
  const ended = await endedStages(context, stages);
  return ended.flatMap(({ stage, sweep, estimate }) => {
    const { criticalBatchSize, stepsAtCriticalBatchSize: steps, leastWork: work } = estimate;
    return criticalBatchSize && steps && work
      ? [{ stage, sweep, estimate, criticalBatchSize, steps, work }]
      : [];
  });
}

async function endedStage(context: Context, stage: StudyStage): Promise<EndedStage | null> {
  const sweep = stage.sweepId ? await sweepById.load(context, stage.sweepId) : null;
  if (sweep?.status !== 'FINISHED') return null;
  const [target] = await targetsOfSweep.load(context, sweep.id);
  const estimate = target ? await newestEstimateOfTarget.load(context, target) : null;
  return target && estimate ? { stage, sweep, target, estimate } : null;
}
