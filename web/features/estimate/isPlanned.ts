import type { SweepOrigin, SweepStatus } from '../../graphql/generated/graphql.ts';
import type { EstimateData } from './estimate.type.ts';
import { settledEstimate } from './settledEstimate.ts';

/** A sweep as far as it decides who names its next runs; a report has no ids of targets. */
export type PlannableSweep = Parameters<typeof settledEstimate>[0] & {
  status: SweepStatus;
  estimate: EstimateData | null;
  origin?: SweepOrigin;
  target?: { id?: string; threshold: number } | undefined;
  targets?: readonly { id?: string; threshold: number }[];
};

/**
 * Whether the planner names the runs that would settle a sweep, with their cost: the estimate's own rule of thumb beside them
 * would be a second list. The planner aims at the primary target alone.
 */
export function isPlanned(sweep: PlannableSweep): boolean {
  const { status, origin, target, targets } = sweep;
  return (
    status === 'FINISHED' &&
    origin !== undefined &&
    target?.id !== undefined &&
    target.id === targets?.[0]?.id &&
    settledEstimate(sweep)?.answer === 'NOT_IDENTIFIED'
  );
}
