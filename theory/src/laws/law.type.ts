import type { LawName } from '../estimate/estimate.type.ts';

/** Smallest and largest batch size of a sweep. */
export type BatchSizeRange = { lower: number; upper: number };

/** A positive parameter that shapes K(b); fits work in its logarithm, between these bounds. */
export type ShapeParameter = {
  name: string;
  unit: 'examples' | 'none';
  /** Bounds within which a sweep over this range can tell one value from another. */
  bounds: (range: BatchSizeRange) => [lower: number, upper: number];
};

/**
 * A law of K(b) = K∞·shape(b). Every law has K∞ (`limitSteps`, in steps) as its first parameter and the shape
 * parameters after it; `shape` below is their values in the order of `shapeParameters`.
 */
export type Law = {
  name: LawName;
  shapeParameters: readonly ShapeParameter[];
  /** ln(K/K∞) at this batch size; +Infinity where the law says that the target is never reached. */
  logShape: (batchSize: number, shape: ArrayLike<number>) => number;
  /** Writes ∂ ln K/∂ ln p for every shape parameter p; called only where `logShape` is finite. */
  logShapeGradient: (batchSize: number, shape: ArrayLike<number>, gradient: Float64Array) => void;
  /** b that minimises N = b·K(b), in examples; null where N has no minimum. */
  minimiser: (shape: ArrayLike<number>) => number | null;
  /** Batch size at which both work and steps are twice their least, in examples; null where the law has none. */
  knee: (shape: ArrayLike<number>) => number | null;
  /** Shapes to start a fit from, for a sweep in which these batch sizes reached the target. */
  starts: (arrived: BatchSizeRange) => number[][];
};
