import type { Target, TargetMetric } from '../spec/sweepSpec.ts';
import type { Crossing } from './estimate.type.ts';

/** A target metric's value at an evaluation step. */
export type Evaluation = { step: number; value: number };

/** Losses and gradient norms fall to their target, accuracies rise to it. */
export const fallsToTarget: Record<TargetMetric, boolean> = {
  trainingLoss: true,
  testLoss: true,
  testAccuracy: false,
  gradientNorm: true,
};

/** Whether a metric's value satisfies the target; NaN never does. */
export function meetsTarget(target: Target, value: number): boolean {
  return fallsToTarget[target.metric] ? value <= target.threshold : value >= target.threshold;
}

/**
 * The interval (lowerSteps, upperSteps] in which the steps to the target lie: the first evaluation that meets it, and
 * the one before. A run that ended unmet is right-censored at its last evaluation, or at `capSteps` where it was stopped short of
 * that as hopeless; null while an unmet run goes on. Step 0 is the untrained model: no steps lead to it, whatever it scores.
 */
export function crossingOf(
  evaluations: readonly Evaluation[],
  target: Target,
  ended: boolean,
  capSteps = 0,
): Pick<Crossing, 'lowerSteps' | 'upperSteps'> | null {
  const first = evaluations.findIndex(({ step, value }) => step > 0 && meetsTarget(target, value));
  const met = evaluations[first];
  if (met !== undefined) return { lowerSteps: evaluations[first - 1]?.step ?? 0, upperSteps: met.step };
  return ended ? { lowerSteps: Math.max(capSteps, evaluations.at(-1)?.step ?? 0), upperSteps: null } : null;
}

/**
 * Steps to the target as one number, for portal and terminal alike: the middle of the interval, in ratio. One that is a step wide holds one
 * number, its upper end: between the two a middle would be read as the step that missed.
 */
export function middleSteps({ lowerSteps, upperSteps }: { lowerSteps: number; upperSteps: number }): number {
  return lowerSteps > 0 && upperSteps - lowerSteps > 1 ? Math.sqrt(lowerSteps * upperSteps) : upperSteps;
}
