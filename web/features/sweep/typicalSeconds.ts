import type { RunResult } from '../run/run.type.ts';
import { readRun } from '../run/runState.ts';

/** Median device seconds of the runs of a batch size that ended with a result; what failed or was canceled took no such time. */
export function typicalSeconds(
  runs: readonly (RunResult & { deviceSeconds: number | null })[],
  batchSize: number | null,
): number | null {
  const times = runs
    .filter((run) => run.batchSize === batchSize)
    .filter((run) => ['reached', 'censored'].includes(readRun(run).state))
    // Runs of a file without times took none, as far as is recorded.
    .flatMap(({ deviceSeconds }) => deviceSeconds || [])
    .toSorted((one, other) => one - other);
  const [low, high] = [times[Math.floor((times.length - 1) / 2)], times[Math.floor(times.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
