import type {
  Crossing,
  ForecastEnd,
  Plan,
  PlanOptions,
  SimulatedOutcomes,
  Standing,
  StepTime,
} from '@critbatch/theory';
import { forecastEnd, planNextRuns, simulateOutcomes, stepSeconds } from '@critbatch/theory';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Everything that the planner needs, as plain data that can be sent to a thread. */
export type PlanTask = {
  crossings: Crossing[];
  standing: Standing | null;
  options: Omit<PlanOptions, 'stepSeconds'>;
  stepTime: Pick<StepTime, 'floorSeconds' | 'overheadSeconds' | 'secondsPerExample'>;
};

export type PlanOutcome = { plan: Plan; forecast: ForecastEnd | null };

export type SuggestOutcome = PlanOutcome & { outcomes: SimulatedOutcomes | null };

/** Runs in a thread of its own, as estimates do. The same input gives the same plan. */
export function planTask(task: PlanTask): PlanOutcome {
  const { crossings, standing } = task;
  const options = pricedOptions(task);
  const plan = planNextRuns(crossings, standing, options);
  const goesOn = plan.stop === null && plan.runs.length > 0;
  return { plan, forecast: goesOn ? forecastEnd(crossings, standing, options) : null };
}

/** What the planner would do, and how often that would settle the answer in simulated outcomes. */
export function suggestTask(task: PlanTask): SuggestOutcome {
  const planned = planTask(task);
  const generator = xoroshiro128plus(task.crossings.length);
  const random = () => uniformFloat64(generator);
  const { runs } = planned.plan;
  const options = { ...pricedOptions(task), standing: task.standing, random };
  const outcomes = runs.length > 0 ? simulateOutcomes(task.crossings, runs, options) : null;
  return { ...planned, outcomes };
}

function pricedOptions({ options, stepTime }: PlanTask): PlanOptions {
  return { ...options, stepSeconds: (batchSize) => stepSeconds(stepTime, batchSize) };
}
