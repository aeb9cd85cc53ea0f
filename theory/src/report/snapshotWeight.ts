import type { ReportSnapshot } from './reportSnapshot.ts';

/** What a snapshot weighs beside its runs. */
const besideRuns = 100;

/** Room of a cache of snapshots, in runs: a few of the largest, or some hundred usual ones. */
export const mostCachedWeight = 40_000;

/** What a snapshot takes of that room. */
export function snapshotWeight({ sweeps }: ReportSnapshot): number {
  return sweeps.reduce((sum, { runs }) => sum + (runs?.length ?? 0), besideRuns);
}
