import { safeValley } from '../discrepancy/safeValley.ts';
import { distinctBatchSizes } from '../fit/batchSizes.ts';
import { logWorkAt, minimiserAt } from '../fit/lawAtPoint.ts';
import type { LogFigure } from '../fit/profileLikelihood.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import type { Law } from '../laws/laws.ts';
import type { Assessment } from './assess.ts';
import type { Crossing, Estimate, Interval, WorkRatio } from './estimate.type.ts';
import { logLeastWork } from './logFigures.ts';
import type { SampledLaw, Settings } from './sampledLaw.ts';
import { pooledInterval } from './sampledLaw.ts';
import { flatValley, leastWorkBatchSize } from './work.ts';

type WorkFigures = Pick<Estimate, 'leastWork' | 'stepsAtCriticalBatchSize' | 'valley' | 'workRatios'>;

/** What an estimate says of work where it identifies nothing. */
export const noWorkFigures: WorkFigures = {
  leastWork: null,
  stepsAtCriticalBatchSize: null,
  valley: null,
  workRatios: [],
};

/**
 * Batch sizes among which the least work is sought: without a minimum it is at an edge, and below the batch sizes that
 * arrived nothing was seen.
 */
export function workRange({ law, point }: SampledLaw, { tested, arrived }: Settings): BatchSizeRange {
  return minimiserAt(law, point) === null ? arrived : tested;
}

/**
 * The batch sizes around b* whose work is near the least under the best law, taken for exact: beside b* a leaderboard finds runs
 * to score there, which asks for no certainty. Null where b* is not identified.
 */
export function bestLawValleyOf({ decision, fits, settings }: Assessment): BatchSizeRange | null {
  const best = fits.find(({ converged }) => converged);
  if (decision.answer !== 'MINIMISER' || !best) return null;
  return flatValley(best.law, best.point, settings.tested, settings.valleyTolerance);
}

/** The batch sizes around b* whose work is surely near the least; null where none is sure, or b* is not identified. */
export function valleyOf({ minimiser, fits, observations, settings }: Assessment): BatchSizeRange | null {
  if (minimiser === null) return null;
  const { value } = minimiser.interval;
  return safeValley(fits, observations, { ...settings, value, tolerance: settings.valleyTolerance });
}

/** The least work, the valley around it, and what the tested batch sizes cost against it; the best law comes first. */
export function describeWork(
  sampled: readonly [SampledLaw, ...SampledLaw[]],
  crossings: readonly Crossing[],
  assessment: Assessment,
): WorkFigures {
  const { settings, decision } = assessment;
  const { level, valleyTolerance } = settings;
  const [best] = sampled;
  const range = workRange(best, settings);
  const hasMinimum = minimiserAt(best.law, best.point) !== null;
  const leastWorkAt = remembered(logLeastWork(range));
  const leastWork = pooledInterval(sampled, (law, at) => Math.exp(leastWorkAt(law, at)), level);
  const stepsAtLeast = (law: Law, at: Float64Array) =>
    Math.exp(leastWorkAt(law, at)) / leastWorkBatchSize(law, at, range);

  const workRatioOf = (batchSize: number): WorkRatio => {
    const runs = crossings.filter((run) => run.batchSize === batchSize);
    if (runs.every((run) => run.upperSteps === null)) return lowerBoundOf(batchSize, runs, leastWork);
    const saving = (law: Law, at: Float64Array) => logWorkAt(law, at, batchSize) - leastWorkAt(law, at);
    const ratio = pooledInterval(sampled, (law, at) => Math.exp(saving(law, at)), level);
    return { batchSize, ...ratio, isLowerBound: false };
  };
  // Without a minimum it is the free range that carries an interval.
  const valley =
    decision.answer === 'MINIMISER'
      ? valleyOf(assessment)
      : flatValley(best.law, best.point, range, valleyTolerance);
  return {
    leastWork,
    stepsAtCriticalBatchSize: hasMinimum ? pooledInterval(sampled, stepsAtLeast, level) : null,
    valley: valley && { ...valley, tolerance: valleyTolerance },
    workRatios: distinctBatchSizes(crossings).map(workRatioOf),
  };
}

/** What a figure is at each draw, computed once: every batch size asks for it, and a law may search for its minimiser. */
function remembered(figure: LogFigure): LogFigure {
  const known = new Map<Float64Array, number>();
  return (law, at) => {
    const value = known.get(at) ?? figure(law, at);
    known.set(at, value);
    return value;
  };
}

/** Largest batch size whose work is near the least; upper is null where the tested range ends first. */
export function freeRangeOf(
  sampled: readonly SampledLaw[],
  { arrived, level, valleyTolerance }: Settings,
): Interval {
  const largest = (law: Law, at: Float64Array) => flatValley(law, at, arrived, valleyTolerance).upper;
  const { value, lower, upper } = pooledInterval(sampled, largest, level);
  return { value, lower, upper: upper !== null && upper < arrived.upper ? upper : null };
}

/** The work that the runs of a batch size spent without arriving, against the least. */
function lowerBoundOf(batchSize: number, runs: readonly Crossing[], leastWork: Interval): WorkRatio {
  const spent = batchSize * Math.min(...runs.map((run) => run.lowerSteps));
  const lower = leastWork.upper === null ? null : spent / leastWork.upper;
  return { batchSize, value: spent / leastWork.value, lower, upper: null, isLowerBound: true };
}
