import { recordsBy } from '@critbatch/prisma/client/columns';
import { grouped, rowBy } from '../../platform/context/loader.ts';

export const recheckScheduleOfSweep = rowBy('RecheckSchedule', 'sweepId');

/** The re-check that a sweep is; null for other sweeps. */
export const recheckBySweep = rowBy('Recheck', 'sweepId');

/** The re-checks of a sweep, oldest first. */
export const rechecksOfSweep = grouped(
  async ({ reader }, ids) =>
    (await recordsBy(reader, 'Recheck', 'checkedSweepId', ids)).toSorted(
      (one, other) => one.createdAt.getTime() - other.createdAt.getTime(),
    ),
  ({ checkedSweepId }) => checkedSweepId,
);
