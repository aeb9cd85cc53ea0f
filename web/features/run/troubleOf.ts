import type { RunData, RunFailure } from './run.type.ts';
import { hasDiverged, hasFailed, hopelessSizes, isTooLarge } from './runState.ts';

export type TroubledRun = Pick<
  RunData,
  'id' | 'batchSize' | 'seed' | 'status' | 'outcome' | 'step' | 'failure' | 'tooLargeFor' | 'attempts'
>;

/** Runs that ended badly or wait for another attempt, by kind; those that are alike by batch size, one list each. */
export type Trouble = {
  tooLarge: TroubledRun[][];
  diverged: TroubledRun[][];
  /** Batch sizes of which every run was hopeless. */
  hopeless: TroubledRun[][];
  failed: TroubledRun[];
  again: { run: TroubledRun; failure: RunFailure }[];
};

/** What there is to tell of runs that went badly; null where none did. */
export function troubleOf(runs: readonly TroubledRun[]): Trouble | null {
  const ended = runs.filter(hasFailed);
  const trouble = {
    tooLarge: bySize(ended.filter(isTooLarge)),
    diverged: bySize(ended.filter(hasDiverged)),
    hopeless: hopelessSizes(runs),
    failed: ended.filter((run) => !isTooLarge(run) && !hasDiverged(run)),
    again: runs.flatMap((run) => {
      const failure = run.status === 'QUEUED' ? run.attempts.at(-1)?.failure : null;
      return failure ? [{ run, failure }] : [];
    }),
  };
  return Object.values(trouble).some((kind) => kind.length > 0) ? trouble : null;
}

function bySize(runs: readonly TroubledRun[]): TroubledRun[][] {
  return [...Map.groupBy(runs, ({ batchSize }) => batchSize).values()];
}
