import type { Estimate, WorkRatio } from './estimate.type.ts';

/**
 * How much more work a tested batch size costs than b* (or than the least, where N has no minimum): N(batchSize)/N(b*).
 * With `isLowerBound` the factor is "at least", for none of its runs arrived. Null where the estimate carries no such
 * number: nothing was identified, or the batch size was not tested.
 */
export function savingAgainst(
  estimate: Pick<Estimate, 'workRatios'>,
  batchSize: number,
): { factor: Pick<WorkRatio, 'value' | 'lower' | 'upper'>; isLowerBound: boolean } | null {
  const ratio = estimate.workRatios.find((candidate) => candidate.batchSize === batchSize);
  if (ratio === undefined) return null;
  const { value, lower, upper, isLowerBound } = ratio;
  return { factor: { value, lower, upper }, isLowerBound };
}
