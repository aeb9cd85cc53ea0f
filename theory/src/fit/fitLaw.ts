import type { Law } from '../laws/laws.ts';
import { rangeOf } from './batchSizes.ts';
import { scatterAt, shapeCoordinates } from './lawAtPoint.ts';
import { negativeLogLikelihood } from './likelihood.ts';
import type { Box, Minimum } from './minimiseInBox.ts';
import { minimiseInBox } from './minimiseInBox.ts';
import type { Noise } from './noise.ts';
import type { BatchSizeObservations } from './observations.ts';

/** A law at its most likely parameters. */
export type FittedLaw = {
  law: Law;
  /** (ln of the level, every shape parameter's coordinate, ln s). */
  point: Float64Array;
  logLikelihood: number;
  converged: boolean;
  noise: Noise;
  minimum: Minimum;
};

/** Standard deviation of ln K around a law: below 0.001 no evaluation cadence can tell two values apart. */
const scatterBounds = [0.001, 10] as const;
/** Log-likelihood still to be gained where a fit stops: a draw ends within a thousandth of a standard error, a fit far closer. */
const fitTolerance = 1e-11;
const drawTolerance = 1e-6;
/** The parabola's coordinates go together, for its level is that of b = 1: at a bound its valley takes hundreds of steps. */
const maxIterations = 2000;
/** Wide enough for a level that is extrapolated to a batch of one example. */
const levelBounds = [1e-6, 1e300] as const;

/** Fits a law by maximum censored likelihood from each of its starts, and keeps the best end. */
export function fitLaw(
  law: Law,
  observations: readonly BatchSizeObservations[],
  noise: Noise = 'normal',
): FittedLaw {
  const objective = negativeLogLikelihood(law, observations, noise);
  const box = boxOf(law, observations);
  const ends = startingPoints(law, observations).map((start) =>
    minimiseInBox(objective, start, box, { decrementTolerance: fitTolerance, maxIterations }),
  );
  const best = ends.reduce((least, end) => (end.value < least.value ? end : least));
  return fittedAt(law, noise, best);
}

/** Where a fit to data that resemble those of an earlier one begins, with the curvature that is known there. */
export type RefitStart = Pick<Minimum, 'point'> & Partial<Pick<Minimum, 'inverseHessian'>>;

/** Fits a law to data that resemble those of an earlier fit, from where that one ended unless told: for bootstrap draws. */
export function refitLaw(
  { law, noise, minimum }: FittedLaw,
  observations: readonly BatchSizeObservations[],
  box: Box,
  { point, inverseHessian }: RefitStart = minimum,
): FittedLaw {
  const objective = negativeLogLikelihood(law, observations, noise);
  const options = { decrementTolerance: drawTolerance, ...(inverseHessian && { inverseHessian }) };
  return fittedAt(law, noise, minimiseInBox(objective, point, box, options));
}

/** The box that a law's point is sought in, for sweeps over these batch sizes. */
export function boxOf(law: Law, observations: readonly BatchSizeObservations[]): Box {
  const range = { lower: observations[0]?.batchSize ?? 1, upper: observations.at(-1)?.batchSize ?? 1 };
  const shapeBounds = law.shapeParameters.map((parameter) => parameter.bounds(range));
  const corner = (end: 0 | 1) =>
    Float64Array.of(
      Math.log(levelBounds[end]),
      ...shapeCoordinates(
        law,
        shapeBounds.map((bounds) => bounds[end]),
      ),
      Math.log(scatterBounds[end]),
    );
  return { lower: corner(0), upper: corner(1) };
}

function fittedAt(law: Law, noise: Noise, minimum: Minimum): FittedLaw {
  // A line search that rounding stops is an end like any other where the slope is gone for practical purposes. Slopes of
  // ln L, and what rounding leaves of them, are as steep as the scatter is small.
  const slope = minimum.projectedGradient * Math.min(1, scatterAt(minimum.point));
  const converged = minimum.status === 'decrementSmall' || (minimum.status === 'noDecrease' && slope < 1e-3);
  return { law, point: minimum.point, logLikelihood: -minimum.value, converged, noise, minimum };
}

/** The law’s starting shapes, each with the level and the scatter that suit the runs that arrived. */
export function startingPoints(law: Law, observations: readonly BatchSizeObservations[]): Float64Array[] {
  return startingShapes(law, observations).map((shape) => startAt(law, observations, shape));
}

/** Shapes to start from, for the batch sizes that arrived. */
export function startingShapes(law: Law, observations: readonly BatchSizeObservations[]): number[][] {
  const arrived = observations.filter(({ logUpper }) => logUpper.some(Number.isFinite));
  return law.starts(rangeOf(arrived.map(({ batchSize }) => batchSize)));
}

/** A shape with the level and the scatter that suit the runs that arrived. */
export function startAt(
  law: Law,
  observations: readonly BatchSizeObservations[],
  shape: readonly number[],
): Float64Array {
  const residuals = observations.flatMap(({ batchSize, logLower, logUpper }) =>
    Array.from(logUpper, (end, run) => ({ end, begin: logLower[run] ?? Number.NEGATIVE_INFINITY }))
      .filter(({ end }) => Number.isFinite(end))
      .map(({ end, begin }) => (Number.isFinite(begin) ? (begin + end) / 2 : end))
      .map((logSteps) => logSteps - law.logShape(batchSize, shape)),
  );
  const centre = mean(residuals);
  const scatter = Math.sqrt(mean(residuals.map((residual) => (residual - centre) ** 2)));
  return Float64Array.of(centre, ...shapeCoordinates(law, shape), Math.log(Math.max(scatter, 0.02)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
