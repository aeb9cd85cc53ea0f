import type { StepCurve } from '../cost/stepCurve.ts';
import type { StepTime } from '../cost/stepTime.ts';
import { stepSeconds } from '../cost/stepTime.ts';
import type { Interval } from '../estimate/estimate.type.ts';
import { intervalOf } from '../estimate/interval.ts';

/**
 * Which of some batch sizes takes the least device time, K(b)·t_step(b), with the interval of that batch size over the
 * draws of K(b). An error of the step time that all batch sizes share moves nothing, so there is none of it here. An end
 * that is the first or the last of the batch sizes is null: nothing beyond them was looked at.
 */
export function leastDeviceTime(
  {
    curve,
    draws,
    stepTime,
    level,
  }: { curve: StepCurve; draws: readonly StepCurve[]; stepTime: StepTime; level: number },
  ascending: readonly number[],
): Interval {
  const seconds = ascending.map((batchSize) => stepSeconds(stepTime, batchSize));
  const leastOf = (steps: StepCurve): number => {
    let place = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [i, batchSize] of ascending.entries()) {
      const time = steps(batchSize) * (seconds[i] as number);
      if (time < least) [place, least] = [i, time];
    }
    return ascending[place] ?? Number.NaN;
  };
  const { value, lower, upper } = intervalOf(leastOf(curve), draws.map(leastOf), level);
  return {
    value,
    lower: lower === ascending[0] ? null : lower,
    upper: upper === ascending.at(-1) ? null : upper,
  };
}
