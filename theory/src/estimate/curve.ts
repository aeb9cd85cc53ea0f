import { logStepsAt } from '../fit/lawAtPoint.ts';
import type { CurvePoint } from './estimate.type.ts';
import { intervalOf } from './interval.ts';
import type { SampledLaw, Settings } from './sampledLaw.ts';

const points = 48;

/**
 * K(b) under a law with its pointwise band, log-spaced over the batch sizes that arrived; points where the band
 * reaches "never" are left out.
 */
export function curveOf({ law, point, samples }: SampledLaw, { arrived, level }: Settings): CurvePoint[] {
  return Array.from({ length: points }, (_, i) => {
    const batchSize = arrived.lower * (arrived.upper / arrived.lower) ** (i / (points - 1));
    const stepsAt = (at: Float64Array) => Math.exp(logStepsAt(law, at, batchSize));
    const { value, lower, upper } = intervalOf(stepsAt(point), samples.map(stepsAt), level);
    return lower === null || upper === null
      ? []
      : [{ batchSize, stepsToTarget: value, lowerSteps: lower, upperSteps: upper }];
  }).flat();
}
