import type { Crossing, Estimate, Interval, LawFit } from '../estimate/estimate.type.ts';

/** A law of the policy's estimate, the best one first. */
type FittedPolicyLaw = Pick<LawFit, 'law' | 'parameters' | 'converged'>;

/** One policy of a comparison: its runs to the common target, and what their estimate says of K(b). */
export type Contender = {
  name: string;
  crossings: readonly Crossing[];
  /** Null where no run has ended in a crossing yet; one that was stored before estimates corrected their law has its laws alone. */
  estimate:
    | (Pick<Estimate, 'samples'> & {
        correctedLaw?: Estimate['correctedLaw'];
        laws: readonly FittedPolicyLaw[];
      })
    | null;
};

/**
 * MEASURED: its least work has an interval. NEVER_ARRIVED: no run reached the target, so that only a bound is known.
 * NOT_FITTED: too few runs for a law, or none.
 */
export type PolicyStandingStatus = 'MEASURED' | 'NEVER_ARRIVED' | 'NOT_FITTED';

/** Where one policy stands. */
export type PolicyStanding = {
  name: string;
  status: PolicyStandingStatus;
  /** N at the policy's own best batch size, in examples; null unless MEASURED. */
  leastWork: Interval | null;
  /** That batch size under the policy's best law, in examples. */
  bestBatchSize: number | null;
  /** Whether it is the smallest or largest batch size tested: beyond, the policy might need less work still. */
  isAtEdge: boolean;
  /** Examples that every batch size was seen to need more than; null unless NEVER_ARRIVED. */
  workAtLeast: number | null;
  /** Least work over that of the policy with the least; null unless both are MEASURED. */
  ratioToBest: Interval | null;
  /** Whether the policy surely needs more work than the best; null where nothing is known. */
  isWorse: boolean | null;
};

export type PolicyAnswer = 'BEST_FOUND' | 'CANNOT_TELL' | 'TOO_FEW_MEASURED';

/** Which policy reaches the target with the least work at its own best batch size, and by how much. */
export type PolicyComparisonResult = {
  /** BEST_FOUND: every other policy surely needs more. CANNOT_TELL: some interval of a ratio includes 1. */
  answer: PolicyAnswer;
  /** The policy with the least work; under CANNOT_TELL one of several that may have it. */
  best: string | null;
  /** The measured policy next to it, and by what factor it needs more work. */
  next: string | null;
  factorToNext: Interval | null;
  /** Policies that may need no more than the best, itself left out. */
  notToldApart: string[];
  /** The least work first, then what never arrived, then what is not fitted. */
  standings: PolicyStanding[];
  level: number;
};
