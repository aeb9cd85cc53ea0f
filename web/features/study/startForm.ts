import { formLike } from '../sweepForm/askedValues.ts';
import type { StageData } from './studyData.ts';

/** The address of the form that starts a stage's sweep, filled with what is proposed; empty where nothing is. */
export function startForm({ id, proposedSweep }: Pick<StageData, 'id' | 'proposedSweep'>): string {
  if (!proposedSweep) return `/sweeps/new?${new URLSearchParams({ stage: id })}`;
  const { like, model, name, batchSizes, plan, maxExamplesPerRun, currentBatchSize } = proposedSweep;
  return formLike(like.id, {
    stage: id,
    name,
    ...(model && { model: model.id }),
    ...(plan
      ? {
          rangeFrom: String(plan.smallestBatchSize),
          rangeTo: String(plan.largestBatchSize),
          planMinutes: String(Math.ceil(plan.deviceSecondsBudget / 60)),
        }
      : { batchSizes: batchSizes.join(', ') }),
    budget: String(maxExamplesPerRun),
    ...(currentBatchSize !== null && { current: String(currentBatchSize) }),
  });
}
