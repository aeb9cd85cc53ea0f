import type { Sweep } from '@critbatch/prisma/generated/client';
import { EndedCache } from '../../platform/context/endedCache.ts';
import type { RunTime } from './runTimes.ts';
import type { StepTimeView } from './stepTimes.ts';

/** What of a sweep tells which times its runs have. */
export type TimedSweep = Pick<Sweep, 'id' | 'finishedAt' | 'lastEventSequence'>;

/** What the runs of a sweep have taken. Step times are fitted when they are first asked for: many who ask want only the sum. */
export type SweepTimes = { runTimes: readonly RunTime[]; stepTimes: readonly StepTimeView[] | null };

/** A run's times take some 400 bytes: 16 MB. */
const mostRunTimes = 40_000;

/**
 * The times of sweeps that have ended: who claims a run, reports of it or ends it raises the sweep's last event in the same transaction,
 * so that a sweep at the same event has the times that it had. The time of its end tells that event from one that a transaction
 * saw before it was rolled back, and from one in a database that was since put back to an earlier day.
 */
export class SweepTimesCache extends EndedCache<TimedSweep, SweepTimes> {
  constructor(most = mostRunTimes) {
    super(endedAs, most, ({ runTimes }) => 1 + runTimes.length);
  }
}

/** What times are cached under; null for an open sweep, whose times change with every report. */
function endedAs({ id, finishedAt, lastEventSequence }: TimedSweep): string | null {
  return finishedAt ? `${id} ${lastEventSequence} ${finishedAt.getTime()}` : null;
}
