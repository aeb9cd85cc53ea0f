import type { FirstEstimate } from '@critbatch/prisma/generated/client';
import { scorePrediction } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import { newestEstimateOfTarget } from '../estimate/estimate.loaders.ts';
import type { FirstEstimateOutcome } from './firstEstimate.type.ts';

/** How a first estimate came out; null while its sweep runs, and where that has no b*. */
export async function outcomeOfFirstEstimate(
  context: Context,
  estimate: FirstEstimate,
): Promise<FirstEstimateOutcome | null> {
  const sweep = await sweepById.load(context, estimate.sweepId);
  if (sweep?.status !== 'FINISHED') return null;
  const [target] = await targetsOfSweep.load(context, sweep.id);
  const criticalBatchSize =
    (target && (await newestEstimateOfTarget.load(context, target))?.criticalBatchSize) ?? null;
  if (!criticalBatchSize) return null;
  const { isInside, factor } = scorePrediction(estimate, criticalBatchSize.value, estimate.level);
  return { criticalBatchSize, factor, isInside };
}
