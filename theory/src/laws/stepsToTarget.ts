import type { LawFit } from '../estimate/estimate.type.ts';
import { type Law, laws } from './laws.ts';

/** Steps that a fitted law says a batch size needs to reach the target; Infinity where it never does. */
export function stepsToTarget(fit: Pick<LawFit, 'law' | 'parameters'>, batchSize: number): number {
  const law: Law = laws[fit.law];
  const shape = law.shapeParameters.map(({ name }) => fit.parameters[name] ?? Number.NaN);
  return (fit.parameters[law.level] ?? Number.NaN) * Math.exp(law.logShape(batchSize, shape));
}

/** Examples that a fitted law says a batch size spends to reach the target: N(b) = b·K(b). */
export function sfoComplexity(fit: Pick<LawFit, 'law' | 'parameters'>, batchSize: number): number {
  return batchSize * stepsToTarget(fit, batchSize);
}
