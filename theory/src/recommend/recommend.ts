import { toleranceOf } from '../answer/tolerance.ts';
import type { StepTime } from '../cost/stepTime.ts';
import { stepSeconds } from '../cost/stepTime.ts';
import type { Answer, Interval } from '../estimate/estimate.type.ts';
import type { StepCurve } from '../laws/stepCurve.ts';
import { withUsualBetween } from './usualBatchSizes.ts';

/** By which rule a batch size is recommended. */
export const recommendationRules = [
  'KEEP_YOURS',
  'LEAST_DEVICE_TIME_IN_VALLEY',
  'NEAREST_TO_LEAST_WORK',
  'LARGEST_FREE',
  'SMALLEST',
  'LEAST_DEVICE_TIME',
  'WITHIN_LIMITS',
] as const;

export type RecommendationRule = (typeof recommendationRules)[number];

/** What a batch size is recommended for: the least of it. */
export type RecommendationMeasure = 'WORK' | 'DEVICE_TIME';

/** The batch size to use, and the rule that chose it. */
export type ChosenBatchSize = {
  batchSize: number;
  rule: RecommendationRule;
  measure: RecommendationMeasure;
  /** Where the one in use is kept: what would be recommended if none were; it may be the same. Otherwise null. */
  alternative: number | null;
};

/** What is known of a sweep where a batch size is to be chosen. */
export type RecommendationBasis = {
  answer: Answer;
  criticalBatchSize: Interval | null;
  /** Batch sizes whose work is surely within `tolerance` of the least; null where of none it is sure. */
  valley: { lower: number; upper: number; tolerance: number } | null;
  /** K(b) of the best law. */
  curve: StepCurve;
  /** Batch sizes that reached the target: none is recommended outside of them. */
  arrived: readonly number[];
  /** Batch sizes that were tested and never reached it: none of them is recommended. */
  neverArrived: readonly number[];
  /** Null where no step was timed. */
  stepTime: StepTime | null;
  /** The batch size in use; null where it is not known. */
  yours: number | null;
};

/**
 * The batch size to use: one that arrived or that people train with, among those whose work is within the tolerance of
 * the least. Of these it is the one with the least device time, or, where no steps were timed, the one nearest to b* (the
 * largest, where N has no minimum). Where all of them take longer than another by more than the tolerance, it is that
 * other one: device time is what is paid for. The batch size in use stays where it is as good. Null where the answer
 * identifies nothing (docs/equations.md (R1)).
 */
export function recommendBatchSize(basis: RecommendationBasis): ChosenBatchSize | null {
  const { answer, yours } = basis;
  if (answer === 'NOT_IDENTIFIED' || basis.arrived.length === 0) return null;
  const candidates = candidatesOf(basis);
  const measure = isTimed(basis.stepTime) ? 'DEVICE_TIME' : 'WORK';
  const amount = amountOf(basis, measure);
  const chosen = chooseBatchSize(basis, candidates, amount);
  const isAsGood =
    yours !== null &&
    isInside(yours, candidates) &&
    !basis.neverArrived.includes(yours) &&
    amount(yours) <= (1 + toleranceOf(basis)) * amount(chosen.batchSize);
  return isAsGood
    ? { batchSize: yours, rule: 'KEEP_YOURS', measure, alternative: chosen.batchSize }
    : { ...chosen, measure, alternative: null };
}

/** Batch sizes among which one is chosen, ascending: those that arrived, and the usual ones between them. */
export function candidatesOf({
  arrived,
  neverArrived,
}: Pick<RecommendationBasis, 'arrived' | 'neverArrived'>): number[] {
  return withUsualBetween(arrived).filter((size) => arrived.includes(size) || !neverArrived.includes(size));
}

/** Whether runs speak for a batch size: it lies between those that arrived, and is none that never did. */
export function isUsable(
  batchSize: number,
  { arrived, neverArrived }: Pick<RecommendationBasis, 'arrived' | 'neverArrived'>,
): boolean {
  if (arrived.includes(batchSize)) return true;
  const isBetween = batchSize > Math.min(...arrived) && batchSize < Math.max(...arrived);
  return isBetween && !neverArrived.includes(batchSize);
}

function chooseBatchSize(
  basis: RecommendationBasis,
  candidates: readonly number[],
  amount: (batchSize: number) => number,
): Pick<ChosenBatchSize, 'batchSize' | 'rule'> {
  const { answer, criticalBatchSize, valley, stepTime } = basis;
  const inValley = candidates.filter((size) => valley && size >= valley.lower && size <= valley.upper);
  const isSure = inValley.length > 0;
  if (!isSure) inValley.push(nearestToLeast(basis, candidates));
  const least = leastBy(candidates, amount);
  const leastInValley = leastBy(inValley, amount);
  const smallest = candidates[0];
  if (isTimed(stepTime) && amount(leastInValley) > (1 + toleranceOf(basis)) * amount(least))
    return { batchSize: least, rule: 'LEAST_DEVICE_TIME' };
  if (answer === 'NO_MINIMUM' && inValley.at(-1) === smallest)
    return { batchSize: leastInValley, rule: 'SMALLEST' };
  if (isTimed(stepTime) && isSure) return { batchSize: leastInValley, rule: 'LEAST_DEVICE_TIME_IN_VALLEY' };
  if (answer === 'NO_MINIMUM') return { batchSize: Math.max(...inValley), rule: 'LARGEST_FREE' };
  return {
    batchSize: leastBy(inValley, distanceFrom(criticalBatchSize)),
    rule: 'NEAREST_TO_LEAST_WORK',
  };
}

/**
 * Where no candidate surely costs little more than the least: of those that do so under the best law, the nearest to the least; else
 * the whole batch size nearest to it, or the end of those that arrived.
 */
function nearestToLeast(
  { criticalBatchSize, valley, curve }: RecommendationBasis,
  candidates: readonly number[],
): number {
  const least = criticalBatchSize?.value ?? valley?.lower ?? Number.NaN;
  const limit = (1 + toleranceOf({ valley })) * least * curve(least);
  const near = candidates.filter((size) => size * curve(size) <= limit);
  if (near.length > 0) return leastBy(near, distanceFrom(criticalBatchSize));
  const whole = Math.round(least);
  return Math.min(candidates.at(-1) ?? whole, Math.max(candidates[0] ?? 1, whole));
}

function distanceFrom(least: Interval | null): (batchSize: number) => number {
  return (batchSize) => Math.abs(Math.log(batchSize / (least?.value ?? batchSize)));
}

/** One batch size that was timed says only how long its own steps take: device time then is as good as work. */
export function isTimed(stepTime: StepTime | null): stepTime is StepTime {
  return stepTime !== null && stepTime.shape !== 'PROPORTIONAL';
}

/** What reaching the target takes: examples, or device seconds. */
function amountOf({ curve, stepTime }: RecommendationBasis, measure: RecommendationMeasure) {
  return (batchSize: number): number =>
    curve(batchSize) * (measure === 'DEVICE_TIME' && stepTime ? stepSeconds(stepTime, batchSize) : batchSize);
}

function isInside(size: number, ascending: readonly number[]): boolean {
  return size >= (ascending[0] ?? Number.NaN) && size <= (ascending.at(-1) ?? Number.NaN);
}

/** Of equals the first. */
function leastBy(sizes: readonly number[], measure: (size: number) => number): number {
  return sizes.reduce((least, size) => (measure(size) < measure(least) ? size : least));
}
