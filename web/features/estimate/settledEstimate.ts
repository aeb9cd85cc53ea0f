import type { EstimateData, SweepPageData } from '../sweep/sweepPage.type.ts';

/** The estimate to show. While runs are open, one that only lacks runs is no answer yet, and is kept back. */
export function settledEstimate({
  status,
  estimate,
}: Pick<SweepPageData, 'status' | 'estimate'>): EstimateData | null {
  return status === 'RUNNING' && estimate?.answer === 'NOT_IDENTIFIED' ? null : estimate;
}
