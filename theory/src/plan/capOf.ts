import type { EvaluationTimes } from './evaluationTimes.ts';
import { countBelow } from './evaluationTimes.ts';

/** A run that has spent so many times the least work is not where the least work is. */
export const workFactor = 3;
/** A run is let go on to so many times the steps that are expected of it. */
const stepsFactor = 2;

/**
 * Indices of the evaluations after which a run may be stopped, censored there: where it has spent three times the least
 * work, where it has done twice the steps expected of it, and where the sweep stops every run. The caller weighs them.
 */
export function capsOf(
  batchSize: number,
  times: EvaluationTimes,
  {
    leastWork,
    expectedSteps,
    maxExamplesPerRun,
  }: { leastWork: number | null; expectedSteps: number | null; maxExamplesPerRun: number },
): number[] {
  const last = indexAt(maxExamplesPerRun / batchSize, times);
  const caps = [
    leastWork && (workFactor * leastWork) / batchSize,
    expectedSteps && stepsFactor * expectedSteps,
  ];
  const indices = caps.flatMap((cap) => (cap === null ? [] : [Math.min(last, indexAt(cap, times))]));
  return [...new Set([...indices, last])].sort((a, b) => a - b);
}

/** Index of the last evaluation that is not after so many steps; the first evaluation at least. */
function indexAt(steps: number, times: EvaluationTimes): number {
  return Math.max(0, countBelow(times.steps, Math.floor(steps) + 1) - 1);
}
