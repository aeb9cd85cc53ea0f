import type { ForecastEnd, Plan, PlannedPurpose, WeighedBatchSize } from '@critbatch/theory';

/** A cell of the sweep. */
export type Cell = { batchSize: number; seed: number };

/** A run as it was planned. */
export type PlannedCell = Cell & {
  purpose: PlannedPurpose;
  /** Examples after which it stops, right-censored. */
  maxExamples: number;
  expectedSteps: number | null;
  expectedDeviceSeconds: number;
  expectedRatio: number | null;
};

/** What a decision keeps of theory's plan, as JSON: enough to say on a page why this run came next. */
export type PlanResult = Pick<Plan, 'ratio' | 'logDeviation' | 'laws'> & {
  runs: PlannedCell[];
  /** Open runs that were stopped because they can no longer matter. */
  stopped: Cell[];
  /** The batch sizes that were weighed, the best per device second first; the ten best. */
  weighed: WeighedBatchSize[];
  forecast: ForecastEnd | null;
};

const mostWeighed = 10;

/** The result of a plan, with the open runs that it makes pointless. */
export function planResultOf(plan: Plan, forecast: ForecastEnd | null, stopped: Cell[]): PlanResult {
  const { ratio, logDeviation, laws, weighed, runs } = plan;
  return {
    ratio,
    logDeviation,
    laws,
    weighed: weighed.slice(0, mostWeighed),
    stopped,
    forecast,
    runs: runs.map(
      ({ batchSize, seed, purpose, capSteps, expectedSteps, expectedSeconds, expectedRatio }) => ({
        batchSize,
        seed,
        purpose,
        maxExamples: capSteps * batchSize,
        expectedSteps,
        expectedDeviceSeconds: expectedSeconds,
        expectedRatio,
      }),
    ),
  };
}
