import type { SweepStatus } from '../../graphql/generated/graphql.ts';
import type { EstimateData } from './estimate.type.ts';

/** Whether all runs have ended, and the answer does not count them all yet. */
export function isCounting({
  status,
  isPreliminary,
}: {
  status: SweepStatus;
  isPreliminary?: boolean | undefined;
}): boolean {
  return status !== 'RUNNING' && isPreliminary === true;
}

/** The estimate to show. While runs are open or not counted, one that only lacks runs is no answer yet, and is kept back. */
export function settledEstimate<Estimate extends EstimateData>({
  estimate,
  ...sweep
}: {
  status: SweepStatus;
  isPreliminary?: boolean | undefined;
  estimate: Estimate | null;
}): Estimate | null {
  return (sweep.status === 'RUNNING' || isCounting(sweep)) && estimate?.answer === 'NOT_IDENTIFIED'
    ? null
    : estimate;
}
