import type { Translated } from '../answer/locale.ts';

/** Smallest and largest batch size of a sweep. */
export type BatchSizeRange = { lower: number; upper: number };

/** A parameter that shapes K(b). */
export type ShapeParameter = {
  name: string;
  unit: 'examples' | 'none';
  /** What a fit moves along: a positive parameter in its logarithm, one that may change sign as it is. */
  coordinate: 'logarithm' | 'value';
  /** Bounds, in the parameter's own unit, within which a sweep over this range can tell one value from another. */
  bounds: (range: BatchSizeRange) => [lower: number, upper: number];
};

/** Draws a shape; `between` draws a number evenly from an interval. */
export type DrawShape = (middle: number, between: (lower: number, upper: number) => number) => number[];

/**
 * A law of K(b) = level·shape(b). The level, in steps, is a law's first parameter and the shape parameters come after it;
 * `shape` below is their values in the order of `shapeParameters`.
 */
export type LawOf<Name extends string> = {
  name: Name;
  /** Its name in words, to stand before "law" or 則; as in docs/equations.md. */
  words: Translated<string>;
  /** K(b), or what the law says of it, as a sentence for the API's descriptions. */
  meaning: string;
  /** What the level is: K∞, the steps of ever larger batches, or where a law has no such limit the steps at b = 1. */
  level: 'limitSteps' | 'stepsAtOneExample';
  shapeParameters: readonly ShapeParameter[];
  /** ln(K/level) at this batch size; +Infinity where the law says that the target is never reached. */
  logShape: (batchSize: number, shape: ArrayLike<number>) => number;
  /**
   * Writes the derivative of ln K in every shape parameter's coordinate: ∂ ln K/∂ ln p, or ∂ ln K/∂p. Called only where
   * `logShape` is finite.
   */
  logShapeGradient: (batchSize: number, shape: ArrayLike<number>, gradient: Float64Array) => void;
  /** b that minimises N = b·K(b), in examples; null where N has no minimum. */
  minimiser: (shape: ArrayLike<number>) => number | null;
  /**
   * The first shape parameter with which N is least at this batch size, the others as they are in `shape`; NaN where none
   * is. It may lie outside its bounds, and where N has a minimum only in the limit it is that limit's.
   */
  firstParameterWithMinimiser: (batchSize: number, shape: ArrayLike<number>) => number;
  /** Batch size at which both work and steps are twice their least, in examples; null where the law has none. */
  knee: (shape: ArrayLike<number>) => number | null;
  /** Shapes of sweeps that are simulated to try the estimate. */
  simulated: {
    /** The minimum, or the knee where the law has none, is at this batch size, and every table shows it. */
    plain: DrawShape;
    /** A minimum that is 1 to 20 % deep, where the law can have one. */
    shallow?: DrawShape;
  };
  /** Shapes to start a fit from, for a sweep in which these batch sizes reached the target. */
  starts: (arrived: BatchSizeRange) => number[][];
};
