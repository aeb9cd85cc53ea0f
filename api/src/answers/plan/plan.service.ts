import type { AdaptivePlan } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { spentTimesOfSweep } from '../cost/cost.loaders.ts';
import { spentSeconds } from '../cost/spentTimes.ts';
import type { DecisionView } from './findDecisions.ts';
import { decisionsOfSweep } from './plan.loaders.ts';
import type { PlannedCell } from './planResult.ts';

const mostDecisions = 200;

/** The last decisions of a plan, oldest first. */
export async function decisionsOf(
  context: Context,
  { sweepId }: AdaptivePlan,
  last: number,
): Promise<DecisionView[]> {
  if (last < 1 || last > mostDecisions) {
    throw new CritbatchError('INVALID_INPUT', `Ask for 1 to ${mostDecisions} decisions.`);
  }
  return (await decisionsOfSweep.load(context, sweepId)).slice(-last);
}

/**
 * The open runs of a plan as they were planned, in the order in which they will be claimed. None is expected to take more than
 * the plan may still spend: then it is stopped.
 */
export async function nextRunsOf(
  context: Context,
  { sweepId, deviceSecondsBudget }: AdaptivePlan,
): Promise<PlannedCell[]> {
  const [times, decisions, open] = await Promise.all([
    spentTimesOfSweep.load(context, sweepId),
    decisionsOfSweep.load(context, sweepId),
    context.prisma.run.findMany({
      where: { sweepId, finishedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const planned = decisions.flatMap(({ runs }) => runs);
  const left = Math.max(0, deviceSecondsBudget - spentSeconds(times));
  return open.flatMap(({ batchSize, seed }) => {
    const run = planned.findLast((each) => each.batchSize === batchSize && each.seed === seed);
    return run ? [{ ...run, expectedDeviceSeconds: Math.min(run.expectedDeviceSeconds, left) }] : [];
  });
}
