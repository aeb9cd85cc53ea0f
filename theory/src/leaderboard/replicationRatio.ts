import type { RankedInterval } from './rankScores.ts';

/** What a replication found, against what was submitted. */
export type ReplicationRatio = {
  /** Replicated ÷ submitted: above 1 where the replication took more. Infinity where it missed. */
  value: number;
  /** The least and the most that the two intervals allow. */
  lower: number;
  upper: number;
  /** Whether 1 lies inside: the intervals overlap, as for a shared rank. */
  agrees: boolean;
};

/** The ratio of two scores (docs/equations.md (L3)); null where the submission itself is infinite: nothing divides by that. */
export function replicationRatio(
  submitted: RankedInterval,
  replicated: RankedInterval,
): ReplicationRatio | null {
  if (!Number.isFinite(submitted.value)) return null;
  const value = replicated.value / submitted.value;
  const lower = replicated.lower / submitted.upper;
  const upper = submitted.lower > 0 ? replicated.upper / submitted.lower : Number.POSITIVE_INFINITY;
  // A replication most of whose seeds missed agrees with nothing, however far its interval reaches.
  return { value, lower, upper, agrees: Number.isFinite(value) && lower <= 1 && upper >= 1 };
}
