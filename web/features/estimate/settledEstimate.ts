import type { SweepStatus } from '../../graphql/generated/graphql.ts';
import type { EstimateData } from './estimate.type.ts';

/** The estimate to show. While runs are open, one that only lacks runs is no answer yet, and is kept back. */
export function settledEstimate<Estimate extends EstimateData>({
  status,
  estimate,
}: {
  status: SweepStatus;
  estimate: Estimate | null;
}): Estimate | null {
  return status === 'RUNNING' && estimate?.answer === 'NOT_IDENTIFIED' ? null : estimate;
}
