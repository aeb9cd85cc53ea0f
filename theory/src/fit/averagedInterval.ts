import { illinois } from './illinois.ts';
import type { Profile } from './profileLikelihood.ts';
import { cumulativeOfStudentT } from './studentT.ts';

/** The profile of a figure under one law, and the law's share in the answer. */
export type WeightedProfile = {
  profile: Profile;
  weight: number;
  /** Runs that arrived, and those of them that the law's own parameters have used up. */
  arrivals: number;
  parameters: number;
};

/** Relative precision of an end. */
const precision = 1e-4;

/**
 * Ends of the interval of ln figure that carries the doubt about the law: where the laws' tail probabilities, averaged by
 * weight, are (1 − level)/2 (Turek and Fletcher 2012, Comput. Stat. Data Anal. 56, 2809–2815, with profile likelihoods as in
 * Fletcher and Turek 2012, J. Agric. Biol. Environ. Stat. 17, 38–51). With one law it is that law's profile interval.
 *
 * An end beyond the limits is infinite: the runs set no bound there.
 */
export function averagedInterval(
  profiles: readonly WeightedProfile[],
  level: number,
  limits: readonly [lower: number, upper: number],
): [lower: number, upper: number] {
  const total = profiles.reduce((sum, { weight }) => sum + weight, 0);
  const excess = (logValue: number, side: -1 | 1) => {
    const tail = profiles.reduce((sum, each) => sum + each.weight * tailBeyond(each, logValue, side), 0);
    return Math.log(tail / total) - Math.log((1 - level) / 2);
  };
  const endOn = (side: -1 | 1): number => {
    // At the outermost of the laws' values at least one law has half of its probability beyond.
    const values = profiles.map(({ profile }) => profile.logValue * side);
    const outermost = Math.min(...values) * side;
    const error = Math.max(...profiles.map(({ profile }) => profile.roughError));
    const limit = side < 0 ? limits[0] : limits[1];
    return crossing((logValue) => excess(logValue, side), outermost, error * side, limit);
  };
  return [endOn(-1), endOn(1)];
}

/** Probability that the figure lies beyond a value on one side, by the law's profile. */
function tailBeyond(
  { profile, arrivals, parameters }: WeightedProfile,
  logValue: number,
  side: -1 | 1,
): number {
  const tail = tailOfDeviance(profile.devianceAt(logValue), arrivals, parameters);
  const isBeyond = (logValue - profile.logValue) * side > 0;
  return isBeyond ? tail : 1 - tail;
}

/**
 * One-sided tail probability of a deviance D: t² = ν·(exp(D/n) − 1) with ν = n − p degrees of freedom, which is exact where
 * ln K is linear in the p parameters and keeps the interval of few runs from being too narrow (Bates and Watts 1988,
 * section 6.1).
 */
export function tailOfDeviance(deviance: number, arrivals: number, parameters: number): number {
  const degreesOfFreedom = Math.max(1, arrivals - parameters);
  const t = Math.sqrt(degreesOfFreedom * Math.expm1(Math.max(0, deviance) / arrivals));
  return cumulativeOfStudentT(-t, degreesOfFreedom);
}

/** Where a function that is positive at the start, and falls away from it, becomes zero; infinite if not before the limit. */
function crossing(excess: (x: number) => number, start: number, stride: number, limit: number): number {
  let inside = start;
  let insideExcess = Math.max(excess(start), 0);
  let outside = start;
  let outsideExcess = insideExcess;
  for (let step = 2 * stride; outsideExcess >= 0; step *= 1.6) {
    if (outside === limit) return stride * Number.POSITIVE_INFINITY;
    if (outside !== start) {
      inside = outside;
      insideExcess = outsideExcess;
    }
    outside = stride < 0 ? Math.max(limit, outside + step) : Math.min(limit, outside + step);
    outsideExcess = excess(outside);
  }
  return illinois(
    excess,
    { inside, insideValue: insideExcess, outside, outsideValue: outsideExcess },
    precision,
  );
}
