import type { LawFit, LawName } from '../estimate/estimate.type.ts';
import { armijoBound } from './armijoBound.ts';
import { blurredBound } from './blurredBound.ts';
import { curvature } from './curvature.ts';
import type { Law } from './law.type.ts';
import { noiseScale } from './noiseScale.ts';
import { power } from './power.ts';

/** Every law that is fitted to a sweep: a new one is its file and a line here. */
export const laws: Record<LawName, Law> = {
  armijoBound,
  blurredBound,
  noiseScale,
  power,
  curvature,
};

/** Steps that a fitted law says a batch size needs to reach the target; Infinity where it never does. */
export function stepsToTarget(fit: Pick<LawFit, 'law' | 'parameters'>, batchSize: number): number {
  const law = laws[fit.law];
  const shape = law.shapeParameters.map(({ name }) => fit.parameters[name] ?? Number.NaN);
  return (fit.parameters[law.level] ?? Number.NaN) * Math.exp(law.logShape(batchSize, shape));
}

/** Examples that a fitted law says a batch size spends to reach the target: N(b) = b·K(b). */
export function sfoComplexity(fit: Pick<LawFit, 'law' | 'parameters'>, batchSize: number): number {
  return batchSize * stepsToTarget(fit, batchSize);
}
