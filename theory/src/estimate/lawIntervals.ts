import type { WeightedProfile } from '../fit/averagedInterval.ts';
import { averagedInterval } from '../fit/averagedInterval.ts';
import type { ComparedLaw } from '../fit/compareLaws.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import { countArrivals } from '../fit/observations.ts';
import type { LogFigure } from '../fit/profileLikelihood.ts';
import { profileLikelihood } from '../fit/profileLikelihood.ts';
import { profileOfMinimiser } from '../fit/profileOfMinimiser.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import type { Ends, Interval } from './estimate.type.ts';
import { logMinimiser } from './logFigures.ts';

/** A law of less weight cannot move a 95 % interval's end to where anybody sees it. */
const leastWeight = 1e-3;
/** Steps and work of which a sweep can say anything, as logarithms. */
const anyQuantity = [-50, 700] as const;

/** Profile-likelihood interval of a figure under one law, which is taken for granted; null where the law has none. */
export function profileInterval(
  fit: ComparedLaw,
  observations: readonly BatchSizeObservations[],
  figure: LogFigure,
  level: number,
  limits: readonly [number, number] = anyQuantity,
): Interval | null {
  const profile = weightedProfile({ ...fit, weight: 1 }, observations, figure);
  if (profile === null) return null;
  return { value: Math.exp(profile.profile.logValue), ...endsOf(averagedInterval([profile], level, limits)) };
}

/** Interval of a figure over all laws that have it, by weight; the value is that of the best of them. */
export function modelAveragedInterval(
  fits: readonly ComparedLaw[],
  observations: readonly BatchSizeObservations[],
  figure: LogFigure,
  level: number,
  limits: readonly [number, number],
): Interval | null {
  const profiles = fits
    .filter(({ weight }, rank) => rank === 0 || weight >= leastWeight)
    .flatMap((fit) => weightedProfile(fit, observations, figure) ?? []);
  const best = profiles[0];
  if (best === undefined) return null;
  const value = Math.exp(best.profile.logValue);
  const { lower, upper } = endsOf(averagedInterval(profiles, level, limits));
  return { value, lower: lower && Math.min(lower, value), upper: upper && Math.max(upper, value) };
}

/** Batch sizes of which a sweep can say anything: from 1, and to a hundredfold outside the tested range. */
export function batchSizeLimits({ lower, upper }: BatchSizeRange): [number, number] {
  return [Math.max(0, Math.log(lower / 100)), Math.log(upper * 100)];
}

function weightedProfile(
  fit: ComparedLaw,
  observations: readonly BatchSizeObservations[],
  figure: LogFigure,
): WeightedProfile | null {
  const profileOf = figure === logMinimiser ? profileOfMinimiser : profileLikelihood;
  const profile = fit.converged ? profileOf(fit, observations, figure) : null;
  if (profile === null) return null;
  // The last of a point's coordinates is the scatter.
  return {
    profile,
    weight: fit.weight,
    arrivals: countArrivals(observations),
    parameters: fit.point.length - 1,
  };
}

function endsOf([lower, upper]: [number, number]): Ends {
  return {
    lower: Number.isFinite(lower) ? Math.exp(lower) : null,
    upper: Number.isFinite(upper) ? Math.exp(upper) : null,
  };
}
