import type { PlannedRun, PlanOptions } from './plan.type.ts';
import { planNextRuns } from './planNextRuns.ts';

/**
 * The few runs to start from when nothing is known but the range, the number of training examples and a guess of the step
 * time: the middle of the range in ln b, then a wide stride to either side. What they cost is at most what is said, for it
 * is the whole cap: nothing is known of K.
 */
export function pilotPlan(
  trainingExamples: number,
  options: Omit<PlanOptions, 'open' | 'excluded'>,
): PlannedRun[] {
  const { lower, upper } = options.range;
  // A batch is drawn without replacement: none is larger than the data.
  const range = { lower, upper: Math.max(lower, Math.min(upper, trainingExamples)) };
  return planNextRuns([], null, { runs: 3, ...options, range }).runs;
}
