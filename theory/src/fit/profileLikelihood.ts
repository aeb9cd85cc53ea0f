import type { Law } from '../laws/laws.ts';
import type { ConstrainedStart } from './augmentedLagrangian.ts';
import { minimiseWithConstraint, slopeOf } from './augmentedLagrangian.ts';
import type { FittedLaw } from './fitLaw.ts';
import { boxOf } from './fitLaw.ts';
import { dot } from './inverseHessian.ts';
import { negativeLogLikelihood } from './likelihood.ts';
import type { BatchSizeObservations } from './observations.ts';

/** The logarithm of a positive figure that follows from a law's parameters, such as b*; NaN where there is none. */
export type LogFigure = (law: Law, point: Float64Array) => number;

/** How likely each value of a figure is, the other parameters at their best for it. */
export type Profile = {
  /** ln of the figure at the most likely parameters. */
  logValue: number;
  /** 2·(ln L at the fit − the greatest ln L with the figure at this value); Infinity where no parameters give the value. */
  devianceAt: (logValue: number) => number;
  /** Standard error of `logValue` by the delta method: rough, for choosing where to look. */
  roughError: number;
};

/** A point at which the figure has its asked value, and what holds it there: where the search for the next one starts. */
type Constrained = ConstrainedStart & { logValue: number; deviance: number };

/** How far from the asked value, in standard errors, a point may be. */
const gapTolerance = 1e-3;

/**
 * Profile likelihood of a figure under a fitted law: ln L is made greatest under the constraint that the figure has a value,
 * so that no law has to be written anew in terms of the figure. Null where the fit has no such figure.
 */
export function profileLikelihood(
  fitted: FittedLaw,
  observations: readonly BatchSizeObservations[],
  figure: LogFigure,
): Profile | null {
  const { law, point, minimum } = fitted;
  const logValue = figure(law, point);
  if (!Number.isFinite(logValue)) return null;

  const variance = deltaVariance(fitted, figure);
  const problem = {
    objective: negativeLogLikelihood(law, observations, fitted.noise),
    box: boxOf(law, observations),
    stiffness: 30 / variance,
    tolerance: gapTolerance * Math.sqrt(variance),
  };
  const known: Constrained[] = [{ logValue, point, multiplier: 0, inverseHessian: null, deviance: 0 }];

  const devianceAt = (asked: number): number => {
    const nearest = known.reduce((a, b) =>
      Math.abs(b.logValue - asked) < Math.abs(a.logValue - asked) ? b : a,
    );
    if (nearest.logValue === asked) return nearest.deviance;
    // Where the log-likelihood is quadratic in the figure, the multiplier grows by this much.
    const multiplier = nearest.multiplier + (nearest.logValue - asked) / variance;
    const gapAt = (x: Float64Array) => figure(law, x) - asked;
    const end = minimiseWithConstraint({ ...problem, gapAt }, { ...nearest, multiplier });
    const deviance = Math.max(0, 2 * (end.value - minimum.value));
    if (Number.isFinite(deviance)) known.push({ ...end, logValue: asked, deviance });
    return deviance;
  };
  return { logValue, devianceAt, roughError: Math.sqrt(variance) };
}

/** Variance of the log figure by the delta method, kept to what can be a sweep's. */
export function deltaVariance({ law, point, minimum }: FittedLaw, figure: LogFigure): number {
  const slope = slopeOf((x) => figure(law, x), point);
  const size = slope.length;
  const spread = slope.map((_, i) => dot(minimum.inverseHessian.subarray(i * size, (i + 1) * size), slope));
  const variance = dot(slope, spread);
  return Math.min(1, Math.max(1e-6, Number.isFinite(variance) ? variance : 1));
}
