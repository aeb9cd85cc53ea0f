import type { Interval } from '../estimate/estimate.type.ts';
import { halfWidth } from '../probability/normalQuantile.ts';
import { studentQuantile } from '../probability/studentQuantile.ts';
import { measuredCases, spreadOfPastSweeps } from './measuredCases.ts';
import type { Nearness } from './nearness.ts';
import { nearnessesOfSweeps } from './nearness.ts';
import type { TheoryQuestion, TheorySource } from './theoryValues.ts';
import { theoryValues } from './theoryValues.ts';

/** What a first estimate of b* is made from: the bound of theory, the noise scale, or earlier sweeps (docs/equations.md, section 9b). */
export const firstEstimateSources = ['GRADIENT_BOUND', 'NOISE_SCALE', 'PAST_SWEEPS'] as const;
export type FirstEstimateSource = (typeof firstEstimateSources)[number];

/** Where b* probably lies, before the first run; if N has a minimum at all. */
export type FirstEstimate = Interval & {
  source: FirstEstimateSource;
  lower: number;
  upper: number;
  level: number;
  /** b* by theory alone, as it comes out; null for earlier sweeps. */
  theoryValue: number | null;
  /** b* ÷ theoryValue, in the geometric mean of the cases; null for earlier sweeps. */
  usualRatio: number | null;
  /** Sweeps from which the interval is known. */
  cases: number;
};

/** How far the two were apart in earlier sweeps of a team: b* ÷ b* by theory. */
export type EarlierRatios = Partial<Record<TheorySource, readonly number[]>>;

export type EarlierSweep = { nearness: Nearness; criticalBatchSize: number };

const level = 0.95;
/** An interval from fewer cases would be no statement. */
const fewestCases = 5;

/**
 * Estimates of b* before the first run of a sweep, the narrowest first (docs/equations.md, section 9b). Each is log-normal, and as
 * wide as such estimates were wrong in sweeps that had both: those of the benchmark (measuredCases.ts) and the team's own.
 */
export function firstEstimates(
  question: TheoryQuestion,
  { ratios, sweeps }: { ratios: EarlierRatios; sweeps: readonly EarlierSweep[] },
): FirstEstimate[] {
  const sources = Object.keys(theoryValues) as TheorySource[];
  const byTheory = sources.map((source) => {
    const theoryValue = theoryValues[source](question);
    const measured = measuredRatios(source);
    return theoryValue === null
      ? null
      : estimateByRatios(source, theoryValue, [...measured, ...(ratios[source] ?? [])]);
  });
  return [...byTheory, estimateFromSweeps(sweeps)]
    .filter((each) => each !== null)
    .sort((a, b) => a.upper / a.lower - b.upper / b.lower);
}

/**
 * theoryValue × the geometric mean of the ratios, with the interval of a new ratio: t·s·√(1 + 1/n) about ln, t Student's with n − 1
 * degrees of freedom (F3). Null with fewer than five ratios.
 */
export function estimateByRatios(
  source: TheorySource,
  theoryValue: number,
  ratios: readonly number[],
): FirstEstimate | null {
  const logs = ratios.map(Math.log);
  const cases = logs.length;
  if (cases < fewestCases) return null;
  const centre = mean(logs);
  const reach = studentQuantile((1 + level) / 2, cases - 1) * Math.sqrt(varianceOf(logs) * (1 + 1 / cases));
  const usualRatio = Math.exp(centre);
  return { source, theoryValue, usualRatio, cases, level, ...around(theoryValue * usualRatio, reach) };
}

/**
 * The geometric mean of b* over the nearest earlier sweeps, with the interval of a new one (F4): they scatter as sweeps of this
 * nearness did in the benchmark, or by more where these do. Null without any.
 */
export function estimateFromSweeps(sweeps: readonly EarlierSweep[]): FirstEstimate | null {
  const nearness = nearnessesOfSweeps.find((each) => sweeps.some((sweep) => sweep.nearness === each));
  if (!nearness) return null;
  const logs = sweeps
    .filter((sweep) => sweep.nearness === nearness)
    .map(({ criticalBatchSize }) => Math.log(criticalBatchSize));
  const cases = logs.length;
  const known = spreadOfPastSweeps[nearness] ** 2;
  const variance = cases > 2 ? Math.max(known, varianceOf(logs)) : known;
  const reach = halfWidth(level) * Math.sqrt(variance * (1 + 1 / cases));
  return {
    source: 'PAST_SWEEPS',
    theoryValue: null,
    usualRatio: null,
    cases,
    level,
    ...around(Math.exp(mean(logs)), reach),
  };
}

/** b* ÷ b* by theory in the sweeps of the benchmark. */
export function measuredRatios(source: TheorySource): number[] {
  return measuredCases.flatMap(({ criticalBatchSize, [source]: byTheory }) =>
    byTheory === null ? [] : [criticalBatchSize / byTheory],
  );
}

/** By what factor either way an estimate may be off, at its level. */
export function factorOf({ lower, upper }: Pick<FirstEstimate, 'lower' | 'upper'>): number {
  return Math.sqrt(upper / lower);
}

function around(value: number, reach: number) {
  return { value, lower: value / Math.exp(reach), upper: value * Math.exp(reach) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
