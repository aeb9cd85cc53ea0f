import { type StepTime, stepSeconds } from '@critbatch/theory';
import type { EstimateData } from '../estimate/estimate.type.ts';
import { curveSteps } from '../law/curveSteps.ts';
import type { RunResult } from '../run/run.type.ts';
import { readRun } from '../run/runState.ts';
import { typicalSeconds } from './typicalSeconds.ts';

type TimedRun = RunResult & { deviceSeconds: number | null };
type Modelled = Pick<StepTime, 'floorSeconds' | 'overheadSeconds' | 'secondsPerExample'>;
type TimedSweep = {
  estimate: EstimateData | null;
  recommendation?: { stepTime?: Modelled | null } | null | undefined;
  runs: readonly TimedRun[];
};

/** Device seconds to the target at one batch size: those of its runs, and those that savings are told from. */
export type DeviceTimeRow = {
  batchSize: number;
  runs: number;
  median: number;
  least: number;
  most: number;
  /** Null where the law says that none arrives. */
  modelled: number | null;
};

/** One row for each batch size whose runs reached the target and were timed, the smallest first; none where no step time was fitted. */
export function deviceTimes({ estimate, recommendation, runs }: TimedSweep): DeviceTimeRow[] {
  const stepTime = recommendation?.stepTime;
  if (!estimate || !stepTime) return [];
  const reached = runs.filter((run) => readRun(run).state === 'reached' && run.deviceSeconds);
  return [...Map.groupBy(reached, ({ batchSize }) => batchSize)]
    .map(([batchSize, own]) => {
      const seconds = own.map(({ deviceSeconds }) => deviceSeconds ?? Number.NaN);
      const steps = curveSteps(estimate, batchSize);
      return {
        batchSize,
        runs: own.length,
        median: typicalSeconds(own, batchSize) ?? Number.NaN,
        least: Math.min(...seconds),
        most: Math.max(...seconds),
        modelled: steps === null ? null : steps * stepSeconds(stepTime, batchSize),
      };
    })
    .sort((one, other) => one.batchSize - other.batchSize);
}
