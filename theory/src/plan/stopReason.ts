import type { Estimate } from '../estimate/estimate.type.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import type { StopReason } from './plan.type.ts';

/** What the planner looks at of an estimate. */
export type Standing = Pick<
  Estimate,
  'answer' | 'reason' | 'criticalBatchSize' | 'suggestedBatchSizes' | 'testedRange'
>;

/** hi/lo of b*'s interval; null where an estimate has none, or one that is open. */
export function ratioOf(standing: Pick<Estimate, 'criticalBatchSize'> | null): number | null {
  const { lower, upper } = standing?.criticalBatchSize ?? { lower: null, upper: null };
  return lower === null || upper === null ? null : upper / lower;
}

/** Whether the answer itself ends the plan. */
export function stopReason(
  standing: Standing | null,
  { range, wantedRatio }: { range: BatchSizeRange; wantedRatio: number },
): StopReason | null {
  if (standing === null) return null;
  const ratio = ratioOf(standing);
  if (standing.answer === 'MINIMISER' && ratio !== null && ratio <= wantedRatio) return 'PRECISE';
  const { testedRange: tested } = standing;
  const isCovered = tested !== null && tested.lower <= range.lower && tested.upper >= range.upper;
  if (standing.answer === 'NO_MINIMUM' && isCovered) return 'NO_MINIMUM';
  if (standing.reason === 'MINIMUM_OUTSIDE_TESTED_RANGE' && isCovered) return 'OUTSIDE_RANGE';
  return null;
}
