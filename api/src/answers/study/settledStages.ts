import type { StudyStage, Sweep } from '@critbatch/prisma/generated/client';
import type { Interval } from '@critbatch/theory';
import type { Relations } from '../../platform/context/relations.ts';
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
  relations: Relations,
  stages: readonly StudyStage[],
): Promise<SettledStage[]> {
  const settled = await Promise.all(stages.map((stage) => settle(relations, stage)));
  return settled.filter((stage) => stage !== null);
}

async function settle(relations: Relations, stage: StudyStage): Promise<SettledStage | null> {
  const sweep = stage.sweepId ? await relations.sweep.load(stage.sweepId) : null;
  if (sweep?.status !== 'FINISHED') return null;
  const [target] = await relations.targetsOfSweep.load(sweep.id);
  const estimate = target ? await relations.newestEstimate.load(target) : null;
  if (!estimate) return null;
  const { criticalBatchSize, stepsAtCriticalBatchSize: steps, leastWork: work } = estimate;
  if (!criticalBatchSize || !steps || !work) return null;
  return { stage, sweep, estimate, criticalBatchSize, steps, work };
}
