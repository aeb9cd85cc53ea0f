import type { Run } from '@critbatch/prisma/generated/client';
import { outlookOf } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { crossingsOfRun } from '../crossing/crossing.loaders.ts';
import { sweepById } from '../sweep/sweep.loaders.ts';
import { theoryMetric } from '../sweep/trainingSpec.ts';
import { targetsOfSweep } from '../target/target.loaders.ts';
import { capStepsOf } from './capStepsOf.ts';
import type { HopelessStop } from './hopelessStop.type.ts';
import { watchedRowsOfRun } from './run.loaders.ts';

/** Why a run was stopped as hopeless, from its log; null for every other run, and while it is still with its worker. */
export async function hopelessStop(context: Context, run: Run): Promise<HopelessStop | null> {
  const capSteps = capStepsOf(run);
  if (capSteps === undefined || run.outcome !== 'HOPELESS') return null;
  const [sweep, rows, targets, crossings] = await Promise.all([
    sweepById.load(context, run.sweepId),
    watchedRowsOfRun.load(context, run.id),
    targetsOfSweep.load(context, run.sweepId),
    crossingsOfRun.load(context, run.id),
  ]);
  const met = new Set(crossings.flatMap((each) => (each.upperSteps === null ? [] : [each.targetId])));
  const asked = sweep?.budgetMetric ? [{ id: '', metric: sweep.budgetMetric }] : targets;
  for (const { id, metric } of asked) {
    const outlook = met.has(id) ? null : outlookOf(rows, theoryMetric[metric]);
    if (outlook) return { ...outlook, metric, capSteps };
  }
  return null;
}
