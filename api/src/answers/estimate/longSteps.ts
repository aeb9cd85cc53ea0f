import type { Sweep } from '@critbatch/prisma/generated/client';
import { missedRuns } from '@critbatch/prisma/run/missedRuns';
import type { MissedRun, TooLongSteps } from '@critbatch/theory';
import { liesInMissedRuns, tooLongSteps } from '@critbatch/theory';
import { policyOf } from '../../library/policy/storedOptimiser.ts';
import type { Context } from '../../platform/context/context.ts';
import { Loader } from '../../platform/context/loader.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { targetById } from '../../sweeps/target/target.loaders.ts';
import type { EstimateView } from './presentEstimate.ts';

const missedOfSweep = new Loader(async ({ reader }, sweepIds: readonly string[]) => {
  const missed = Map.groupBy(await missedRuns(reader, sweepIds, new Date()), ({ sweepId }) => sweepId);
  return sweepIds.map((id) => missed.get(id) ?? []);
});

/** Steps that were too long for the primary target, where its answer lies in the runs that missed it. */
export async function longStepsBehind(
  context: Context,
  { reason, sweepId, targetId }: Pick<EstimateView, 'reason' | 'sweepId' | 'targetId'>,
): Promise<TooLongSteps | null> {
  if (!liesInMissedRuns(reason)) return null;
  const [sweep, target, missed] = await Promise.all([
    sweepById.load(context, sweepId),
    targetById.load(context, targetId),
    missedOfSweep.load(context, sweepId),
  ]);
  return sweep && target?.position === 0 ? longStepsOf(sweep, missed) : null;
}

/** What the runs of a sweep that missed its target say of its steps; null where these were not too long. */
export function longStepsOf(sweep: Sweep, missed: readonly MissedRun[]): TooLongSteps | null {
  const policy = policyOf(sweep);
  const isRule = policy.name !== 'sgdArmijo' && policy.name !== 'outside';
  return tooLongSteps(missed, isRule ? { rule: policy.name, learningRate: policy.learningRate.base } : null);
}
