import { stepCurveOf } from '../laws/stepCurve.ts';
import type { CorrectedCurves } from './correctedLaw.ts';
import type { CurvePoint } from './estimate.type.ts';
import { intervalOf } from './interval.ts';
import type { Settings } from './sampledLaw.ts';

const points = 48;

/**
 * K(b) with its pointwise band, log-spaced over the batch sizes that arrived; points where the band reaches "never" are left out.
 */
export function curveOf(curves: CorrectedCurves, { arrived, level }: Settings): CurvePoint[] {
  const middle = stepCurveOf(curves.law);
  const draws = curves.draws.map(stepCurveOf);
  return Array.from({ length: points }, (_, i) => {
    const batchSize = arrived.lower * (arrived.upper / arrived.lower) ** (i / (points - 1));
    const drawn = draws.map((draw) => draw(batchSize));
    const { value, lower, upper } = intervalOf(middle(batchSize), drawn, level);
    return lower === null || upper === null
      ? []
      : [{ batchSize, stepsToTarget: value, lowerSteps: lower, upperSteps: upper }];
  }).flat();
}
