import type { FittedLaw } from '../fit/fitLaw.ts';
import { logStepsAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeMean } from './batchSizeMeans.ts';

/** A law about its fit, as a Gaussian process: its parameters may move, with wide normal priors about the fit. */
export type LinearLaw = {
  /** Mean ln K less the law's, by batch size. */
  residuals: Float64Array;
  /** Covariance of the means, row by row: the law's part, and the noise on the diagonal. */
  covariance: Float64Array;
  /** What was asked for, at every place. */
  places: PlaceFigure[];
};

/** ln N or its slope at a place: under the law as fitted, how it moves with the law's parameters, and what follows from that. */
export type PlaceFigure = {
  fitted: number;
  /** By one standard deviation of the prior of each parameter. */
  gradient: Float64Array;
  variance: number;
  /** Covariance with ln K at the batch sizes. */
  withMeans: Float64Array;
};

/** Standard deviations of the priors of a law's coordinates: ln of the level, and each shape parameter. */
const levelDeviation = 5;
const shapeDeviation = 1;
const offset = 1e-4;

/**
 * Places are ln b. Where the law says that the target is never reached, ln N is Infinity, and falls for certain: its slope there is
 * −Infinity. Null where the law says so of a batch size that arrived.
 */
export function linearLawOf(
  { law, point }: Pick<FittedLaw, 'law' | 'point'>,
  means: readonly BatchSizeMean[],
  places: ArrayLike<number>,
  figure: 'logWork' | 'slope',
): LinearLaw | null {
  const parameters = point.length - 1;
  const valueAt = (at: Float64Array, logBatchSize: number) => logStepsAt(law, at, Math.exp(logBatchSize));
  const slopeAt = (at: Float64Array, place: number) =>
    1 + (valueAt(at, place + offset) - valueAt(at, place - offset)) / (2 * offset);
  const workAt = (at: Float64Array, place: number) => place + valueAt(at, place);
  const gradientOf = (figureOf: (at: Float64Array) => number) =>
    Float64Array.from({ length: parameters }, (_, i) => {
      const moved = (by: number) => figureOf(point.with(i, (point[i] ?? 0) + by));
      return ((moved(offset) - moved(-offset)) / (2 * offset)) * (i === 0 ? levelDeviation : shapeDeviation);
    });
  const product = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

  const gradients = means.map(({ logBatchSize }) => gradientOf((at) => valueAt(at, logBatchSize)));
  const residuals = Float64Array.from(
    means,
    ({ logBatchSize, logSteps }) => logSteps - valueAt(point, logBatchSize),
  );
  const covariance = new Float64Array(means.length ** 2);
  gradients.forEach((a, i) => {
    gradients.forEach((b, j) => {
      covariance[i * means.length + j] = product(a, b) + (i === j ? (means[i]?.variance ?? 0) : 0);
    });
  });
  const [figureAt, neverReached] =
    figure === 'slope' ? [slopeAt, Number.NEGATIVE_INFINITY] : [workAt, Number.POSITIVE_INFINITY];
  const described = Array.from(places, (place): PlaceFigure => {
    const fitted = figureAt(point, place);
    const gradient = gradientOf((at) => figureAt(at, place));
    if (!Number.isFinite(fitted) || !gradient.every(Number.isFinite))
      return {
        fitted: neverReached,
        gradient: new Float64Array(parameters),
        variance: 0,
        withMeans: new Float64Array(means.length),
      };
    const withMeans = Float64Array.from(gradients, (other) => product(gradient, other));
    return { fitted, gradient, variance: product(gradient, gradient), withMeans };
  });
  const isMeant = residuals.every(Number.isFinite) && covariance.every(Number.isFinite);
  return isMeant ? { residuals, covariance, places: described } : null;
}
