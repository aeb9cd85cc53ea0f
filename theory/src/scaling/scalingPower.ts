import type { Interval } from '../estimate/estimate.type.ts';
import { twoSided } from './lineLikelihood.ts';
import { type PlacedResult, powerPosterior, type SlopesAtScatter, scatterAt } from './powerPosterior.ts';

/** A batch size with its interval, and what it is measured at: parameters, examples, their product or a loss. */
export type ResultAt = { at: number; result: Interval };

/** p of result = a·S^p, with how far the results scatter about that law beyond what their own intervals say. */
export type ScalingPower = {
  /** An end is null where results with an open interval leave it open. */
  power: Interval;
  /** Standard deviation of ln of the result about the law. */
  scatter: Interval;
};

/** Of how many distinct S a power is fitted. */
export const fewestSizes = 3;
/** Of more, so many are fitted, evenly from the least S to the largest: time grows with them. */
export const mostSizes = 40;
/** S is not varied where the largest is less than this times the least. */
const leastRange = 1.5;
/** An end is open where the largest change that is looked for is as likely as this share of the likeliest. */
const openShare = 0.01;

/**
 * The power law of results of runs that share nothing (docs/equations.md (S4)): each counts by its own interval, one with an open end as a
 * bound, and all may scatter about the law. Null with fewer than three distinct S that differ by half at least, or if no result is bounded
 * on both sides.
 */
export function scalingPower(results: readonly ResultAt[], level: number): ScalingPower | null {
  const points = spreadEvenly(
    results.flatMap(({ at, result }) => {
      const said = twoSided(result, level);
      return said && at > 0 && Number.isFinite(at) ? [{ x: Math.log(at), ...said }] : [];
    }),
  );
  const places = points.map(({ x }) => x);
  if (new Set(places).size < fewestSizes) return null;
  if (Math.max(...places) - Math.min(...places) < Math.log(leastRange)) return null;
  if (!points.some(({ below, above }) => Number.isFinite(below + above))) return null;

  const posterior = powerPosterior(points);
  const tail = (1 - level) / 2;
  const open = openSides(posterior);
  return {
    power: {
      value: slopeUnder(posterior, 0.5),
      lower: open.lower ? null : slopeUnder(posterior, tail),
      upper: open.upper ? null : slopeUnder(posterior, 1 - tail),
    },
    scatter: {
      value: scatterUnder(posterior, 0.5),
      lower: scatterUnder(posterior, tail),
      upper: scatterUnder(posterior, 1 - tail),
    },
  };
}

function spreadEvenly(points: PlacedResult[]): PlacedResult[] {
  if (points.length <= mostSizes) return points;
  const ascending = points.toSorted((one, other) => one.x - other.x);
  return Array.from(
    { length: mostSizes },
    (_, i) => ascending.slice(Math.round((i * (points.length - 1)) / (mostSizes - 1)))[0],
  ).filter((point) => point !== undefined);
}

function openSides(posterior: readonly SlopesAtScatter[]): { lower: boolean; upper: boolean } {
  const greatest = Math.max(...posterior.flatMap(({ likelihoods }) => likelihoods));
  const isOpen = (end: number) =>
    posterior.some(({ likelihoods }) => (likelihoods.at(end) ?? 0) > openShare * greatest);
  return { lower: isOpen(0), upper: isOpen(-1) };
}

/** The slope under which this share of the posterior lies. */
function slopeUnder(posterior: readonly SlopesAtScatter[], share: number): number {
  const total = posterior.reduce((sum, { mass }) => sum + mass, 0);
  let [lower, upper] = [
    Math.min(...posterior.map(({ slopes }) => slopes[0] ?? 0)),
    Math.max(...posterior.map(({ slopes }) => slopes.at(-1) ?? 0)),
  ];
  for (let halving = 0; halving < 50; halving++) {
    const middle = (lower + upper) / 2;
    const below = posterior.reduce((sum, each) => sum + massBelow(each, middle), 0);
    if (below < share * total) lower = middle;
    else upper = middle;
  }
  return (lower + upper) / 2;
}

function massBelow({ slopes, below, mass }: SlopesAtScatter, slope: number): number {
  const next = slopes.findIndex((each) => each >= slope);
  if (next < 0) return mass;
  if (next === 0) return 0;
  const [from, to] = [slopes[next - 1] ?? 0, slopes[next] ?? 0];
  const part = (slope - from) / (to - from);
  return (1 - part) * (below[next - 1] ?? 0) + part * (below[next] ?? 0);
}

/** The scatter under which this share of the posterior lies. */
function scatterUnder(posterior: readonly SlopesAtScatter[], share: number): number {
  const total = posterior.reduce((sum, { mass }) => sum + mass, 0);
  let passed = 0;
  for (const [i, { mass }] of posterior.entries()) {
    if (passed + mass >= share * total) {
      const part = (share * total - passed) / mass;
      return scatterAt((i + part) / posterior.length);
    }
    passed += mass;
  }
  return scatterAt(1);
}
