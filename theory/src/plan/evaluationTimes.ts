import type { EvaluationCadence } from '../spec/sweepSpec.ts';
import { evaluationSteps } from '../spec/sweepSpec.ts';

/** The steps at which runs are looked at, up to a last one. */
export type EvaluationTimes = {
  /** Ratio of successive steps, where whole steps do not make it larger. */
  ratio: number;
  steps: Float64Array;
  logSteps: Float64Array;
};

/** Evaluation steps of a cadence up to and including the first that is at least `lastStep`. */
export function evaluationTimes(
  { firstStep, ratio }: Pick<EvaluationCadence, 'firstStep' | 'ratio'>,
  lastStep: number,
): EvaluationTimes {
  const steps: number[] = [];
  for (const step of evaluationSteps({ firstStep, ratio })) {
    steps.push(step);
    if (step >= lastStep) break;
  }
  return { ratio, steps: Float64Array.from(steps), logSteps: Float64Array.from(steps, Math.log) };
}

/** How many of ascending values are below this one. */
export function countBelow(ascending: Float64Array, value: number): number {
  let below = 0;
  let above = ascending.length;
  while (below < above) {
    const middle = (below + above) >> 1;
    if ((ascending[middle] ?? 0) < value) below = middle + 1;
    else above = middle;
  }
  return below;
}
