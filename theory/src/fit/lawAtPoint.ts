import type { Law } from '../laws/law.type.ts';

/** ln K at this batch size for a fitted point (ln K∞, ln of every shape parameter, ln s). */
export function logStepsAt(law: Law, point: Float64Array, batchSize: number): number {
  return (point[0] ?? Number.NaN) + law.logShape(batchSize, shapeAt(law, point));
}

/** ln N at this batch size for a fitted point. */
export function logWorkAt(law: Law, point: Float64Array, batchSize: number): number {
  return Math.log(batchSize) + logStepsAt(law, point, batchSize);
}

/** s, the standard deviation of ln K around the law. */
export function scatterAt(point: Float64Array): number {
  return Math.exp(point.at(-1) ?? Number.NaN);
}

/** The shape parameters in their own units. */
export function shapeAt(law: Law, point: Float64Array): Float64Array {
  return point.slice(1, 1 + law.shapeParameters.length).map(Math.exp);
}

/**
 * b that minimises N for a fitted point, in examples; null where N only rises over the batch sizes that there are, the
 * smallest being 1.
 */
export function minimiserAt(law: Law, point: Float64Array): number | null {
  const minimiser = law.minimiser(shapeAt(law, point));
  return minimiser !== null && minimiser >= 1 ? minimiser : null;
}
