import type { Measurement } from '@critbatch/prisma/generated/client';
import type { MeasurementColumn } from '@critbatch/prisma/measurement/measurementColumns';
import { CritbatchError } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import type { LongPageArgs } from '../../platform/page/pageArgs.ts';
import type { History, LogOfRun } from './historyCache.ts';
import type { HistoryArgs } from './measurement.input.ts';
import { usualPoints } from './measurement.input.ts';
import { historyOfRun } from './measurement.loaders.ts';

const mostPoints = 1000;

/** A page of a run's log, in order of steps. */
export function listMeasurements(
  { prisma, budget }: Context,
  runId: string,
  args: LongPageArgs,
): Promise<Page<Measurement>> {
  return listOf({ prisma, budget }, 'measurement', args, {
    where: { runId },
    order: [{ column: 'step', direction: 'asc', type: 'bigint' }],
  });
}

/**
 * A run's log thinned to so many points. They count against the budget whether they are kept or read: what an operation may
 * ask for is not a matter of luck.
 */
export function readHistory(
  context: Context,
  run: LogOfRun,
  args: HistoryArgs,
  columns: readonly MeasurementColumn[],
): History | Promise<History> {
  const points = args.points ?? usualPoints;
  if (points < 2 || points > mostPoints) {
    throw new CritbatchError('INVALID_INPUT', `Ask for 2 to ${mostPoints} points of a history.`);
  }
  context.budget.spend(points);
  return historyOfRun.load(context, { run, columns, points });
}
