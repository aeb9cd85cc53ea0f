import type { Sweep } from '@critbatch/prisma/generated/client';
import { Cache } from '../../platform/context/cache.ts';
import type { RunTime } from './runTimes.ts';
import type { StepTimeView } from './stepTimes.ts';

/** What of a sweep tells which times its runs have. */
export type TimedSweep = Pick<Sweep, 'id' | 'finishedAt' | 'lastEventSequence'>;

/** What the runs of a sweep have taken. Step times are fitted when they are first asked for: many who ask want only the sum. */
export type SweepTimes = { runTimes: readonly RunTime[]; stepTimes: readonly StepTimeView[] | null };

/** A run's times take some 400 bytes: 16 MB. */
const mostRunTimes = 40_000;

/**
 * A cache of the times of sweeps that have ended, those asked for last. The sweep itself is read anew by each operation: who claims
 * a run, reports of it or ends it raises the sweep's last event in the same transaction, so that a sweep at the same event has the
 * times that it had. The time of its end tells that event from one that a transaction saw before it was rolled back, and from
 * one in a database that was since put back to an earlier day. A sweep that is open changes with every report, and is not kept.
 */
export class SweepTimesCache {
  readonly #cache: Cache<SweepTimes>;

  constructor(most = mostRunTimes) {
    this.#cache = new Cache(most, ({ runTimes }) => 1 + runTimes.length);
  }

  /** The times, where they are here; undefined where they have to be read. */
  peek(sweep: TimedSweep): SweepTimes | undefined {
    const id = endedAs(sweep);
    return id === null ? undefined : this.#cache.get(id);
  }

  /** What was read, kept if the sweep has ended. */
  keep(sweep: TimedSweep, times: SweepTimes): SweepTimes {
    const id = endedAs(sweep);
    return id === null ? times : this.#cache.of(id, () => times);
  }
}

/** What times are cached under; null while they may change. */
function endedAs({ id, finishedAt, lastEventSequence }: TimedSweep): string | null {
  return finishedAt ? `${id} ${lastEventSequence} ${finishedAt.getTime()}` : null;
}
