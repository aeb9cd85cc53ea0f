import { fallsToTarget } from '../estimate/crossing.ts';
import type { TargetMetric } from '../spec/sweepSpec.ts';
import type { RunLog } from './crossingsFor.ts';

/** Thresholds of one metric between which ended runs have something to say. */
export type ThresholdRange = { loosest: number; tightest: number };

/**
 * From the best value that any run showed at its first evaluation (for a looser one some K are only known to be small)
 * to the tightest that is answered without bias: what every run that stopped at its targets had met by then, or, where
 * all spent their budget, what half of them had met. Null where nothing lies between.
 */
export function answerableThresholds(runs: readonly RunLog[], metric: TargetMetric): ThresholdRange | null {
  const better = fallsToTarget[metric] ? Math.min : Math.max;
  const worse = fallsToTarget[metric] ? Math.max : Math.min;
  const seen = runs
    .map(({ outcome, evaluations }) => ({
      outcome,
      values: evaluations
        .filter(({ step, value }) => step > 0 && Number.isFinite(value))
        .map(({ value }) => value),
    }))
    .filter(({ values }) => values.length > 0);
  if (seen.length === 0) return null;
  const bests = seen.map(({ outcome, values }) => ({ outcome, best: better(...values) }));
  const stopped = bests.filter(({ outcome }) => outcome === 'TARGETS_REACHED').map(({ best }) => best);
  const ordered = bests.map(({ best }) => best).sort((a, b) => (better(a, b) === a ? -1 : 1));
  const halfway = ordered[Math.ceil(ordered.length / 2) - 1] ?? Number.NaN;
  const tightest = stopped.length > 0 ? worse(...stopped) : halfway;
  const loosest = better(...seen.map(({ values }) => values[0] ?? Number.NaN));
  const isRange = distanceTo(metric, loosest) > distanceTo(metric, tightest);
  return isRange ? { loosest, tightest } : null;
}

/** `count` thresholds from the loosest to the tightest, evenly spaced in the logarithm of what is left to go. */
export function thresholdsBetween(
  { loosest, tightest }: ThresholdRange,
  metric: TargetMetric,
  count: number,
): number[] {
  const from = distanceTo(metric, loosest);
  const to = distanceTo(metric, tightest);
  if (to <= 0) return [tightest];
  return Array.from({ length: count }, (_, index) => {
    if (index === count - 1) return tightest;
    const distance = from * (to / from) ** (index / (count - 1));
    return fallsToTarget[metric] ? distance : 1 - distance;
  });
}

/** What a threshold leaves to go: a loss or a norm itself, the share of errors for an accuracy. */
export function distanceTo(metric: TargetMetric, threshold: number): number {
  return fallsToTarget[metric] ? threshold : 1 - threshold;
}

/** A value as a threshold with two significant digits, rounded to the side that is easier to reach. */
export function looselyRounded(value: number, { falls }: { falls: boolean }): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  // A value of two digits may be a hair beyond them in binary.
  const units = Number((value / unit).toPrecision(12));
  return Number(((falls ? Math.ceil(units) : Math.floor(units)) * unit).toPrecision(2));
}
