import type { Law } from '../laws/laws.ts';

/** ln K at this batch size for a fitted point (ln of the level, every shape parameter's coordinate, ln s). */
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
export function shapeAt({ shapeParameters }: Law, point: Float64Array): Float64Array {
  // Every draw of every figure asks for it, and Float64Array.from takes ten times as long.
  const shape = new Float64Array(shapeParameters.length);
  for (let i = 0; i < shape.length; i++) {
    const at = point[i + 1] ?? Number.NaN;
    shape[i] = shapeParameters[i]?.coordinate === 'logarithm' ? Math.exp(at) : at;
  }
  return shape;
}

/** Coordinates of shape parameters that are given in their own units. */
export function shapeCoordinates({ shapeParameters }: Law, shape: readonly number[]): number[] {
  return shapeParameters.map(({ coordinate }, i) => {
    const value = shape[i] ?? Number.NaN;
    return coordinate === 'logarithm' ? Math.log(value) : value;
  });
}

/** All parameters of the law by name, in their own units. */
export function parametersAt(law: Law, point: Float64Array): Record<string, number> {
  const shape = shapeAt(law, point);
  const shapeParameters = law.shapeParameters.map(({ name }, i) => [name, shape[i] ?? Number.NaN] as const);
  return Object.fromEntries([[law.level, Math.exp(point[0] ?? Number.NaN)], ...shapeParameters]);
}

/**
 * b that minimises N for a fitted point, in examples; null where N only rises over the batch sizes that there are, the
 * smallest being 1.
 */
export function minimiserAt(law: Law, point: Float64Array): number | null {
  const minimiser = law.minimiser(shapeAt(law, point));
  return minimiser !== null && minimiser >= 1 ? minimiser : null;
}
