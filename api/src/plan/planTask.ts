import type { Crossing, ForecastEnd, Plan, PlanOptions, Standing, StepTime } from '@critbatch/theory';
import { forecastEnd, planNextRuns, stepSeconds } from '@critbatch/theory';

/** Everything that the planner needs, as plain data that can be sent to a thread. */
export type PlanTask = {
  crossings: Crossing[];
  standing: Standing | null;
  options: Omit<PlanOptions, 'stepSeconds'>;
  stepTime: Pick<StepTime, 'floorSeconds' | 'overheadSeconds' | 'secondsPerExample'>;
};

export type PlanOutcome = { plan: Plan; forecast: ForecastEnd | null };

/** Runs in a thread of its own, as estimates do. The same input gives the same plan. */
export function planTask({ crossings, standing, options, stepTime }: PlanTask): PlanOutcome {
  const priced: PlanOptions = {
    ...options,
    stepSeconds: (batchSize) => stepSeconds(stepTime, batchSize),
  };
  const plan = planNextRuns(crossings, standing, priced);
  const goesOn = plan.stop === null && plan.runs.length > 0;
  return { plan, forecast: goesOn ? forecastEnd(crossings, standing, priced) : null };
}
