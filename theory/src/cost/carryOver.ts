import type { Interval } from '../estimate/estimate.type.ts';
import type { StepCurve } from '../laws/stepCurve.ts';
import { logDeviation } from '../study/transfer.ts';
import { spreadNormal } from './spreadDraws.ts';

/** By what factors b* and K(b*) change from the size where K(b) was measured to the one where it is wanted. */
export type Scaling = { batchSize: Interval; steps: Interval };

/**
 * K(b) at another size: the same shape, with both axes stretched, K'(b) = k·K(b/β). It takes for granted that the
 * shape stays, which (3) to (5) of docs/equations.md say of law armijoBound (S3).
 */
export function carryOver(curve: StepCurve, { batchSize, steps }: Scaling): StepCurve {
  return stretched(curve, batchSize.value, steps.value);
}

/** The same for draws of K(b): each meets an error of either factor of its own, log-normal at the intervals' level. */
export function carryOverDraws(
  draws: readonly StepCurve[],
  { batchSize, steps }: Scaling,
  level: number,
): StepCurve[] {
  const errors = [logDeviation(batchSize, level), logDeviation(steps, level)] as const;
  return draws.map((draw, i) =>
    stretched(
      draw,
      batchSize.value * Math.exp(errors[0] * spreadNormal(i, 3)),
      steps.value * Math.exp(errors[1] * spreadNormal(i, 4)),
    ),
  );
}

function stretched(curve: StepCurve, batchSizeFactor: number, stepsFactor: number): StepCurve {
  return (batchSize) => stepsFactor * curve(batchSize / batchSizeFactor);
}
