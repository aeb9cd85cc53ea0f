import type { BatchSizeRange } from '../laws/law.type.ts';
import type { LawName } from '../laws/laws.ts';
import type { EvaluationCadence } from '../spec/sweepSpec.ts';

/** What a run costs on the devices at hand. */
export type RunCost = {
  /** Device seconds of one optimiser step at a batch size. */
  stepSeconds: (batchSize: number) => number;
  /** Device seconds of one evaluation. */
  evaluationSeconds: number;
};

/** A run that somebody works on, or that is queued: what it will tell counts, though nobody knows it yet. */
export type OpenRun = { batchSize: number; seed: number; capSteps: number };

/** What may be tried, what it may cost, and how sure is sure enough. */
export type PlanOptions = RunCost & {
  /** Batch sizes between which the least work is sought; both may be tried. */
  range: BatchSizeRange;
  /** Most runs of one batch size. */
  mostSeeds: number;
  /** The smallest of a batch size's seeds, which are counted up from here; 1 unless runs are to be other ones than an earlier sweep's. */
  firstSeed?: number;
  /** hi/lo of b*'s interval at which the answer is precise enough. */
  wantedRatio: number;
  /** Device seconds that may still be spent, open runs included. */
  budgetSeconds: number;
  cadence: Pick<EvaluationCadence, 'firstStep' | 'ratio'>;
  /** A run never sees more examples than this. */
  maxExamplesPerRun: number;
  open?: readonly OpenRun[];
  /** Cells that may not be tried: runs that failed or diverged, say. */
  excluded?: readonly { batchSize: number; seed: number }[];
  /** How many runs to name; 1 unless several workers wait. */
  runs?: number;
};

/**
 * Why a run was chosen. PROBE: too little is known for the laws, and the least work is being bracketed. EDGE: the answer
 * leans on batch sizes that nobody has tried. INFORMATION: it removes most of Var(ln b*) per device second.
 */
export type PlannedPurpose = 'PROBE' | 'EDGE' | 'INFORMATION';

/** A run to do next, and what is expected of it. */
export type PlannedRun = {
  batchSize: number;
  seed: number;
  purpose: PlannedPurpose;
  /** Steps after which it stops unmet, right-censored there. */
  capSteps: number;
  /** K that the laws expect, by weight; null while nothing is known. */
  expectedSteps: number | null;
  expectedSeconds: number;
  /** hi/lo of b*'s interval after this run and those named before it; null while nothing is known. */
  expectedRatio: number | null;
};

/** A batch size that was weighed, at its best cap. */
export type WeighedBatchSize = {
  batchSize: number;
  capSteps: number;
  expectedSeconds: number;
  /** Share of Var(ln b*) that a run removes. */
  varianceShare: number;
};

/**
 * PRECISE: the interval is as narrow as wanted. NO_MINIMUM: N only rises over the whole range. OUTSIDE_RANGE: the least
 * work lies beyond the batch sizes that may be tried. BUDGET_SPENT: no useful run fits into what is left.
 * CANNOT_IMPROVE: every seed is spent, or none would say anything. NOTHING_ARRIVES: no batch size reaches the target.
 */
export type StopReason =
  | 'PRECISE'
  | 'NO_MINIMUM'
  | 'OUTSIDE_RANGE'
  | 'BUDGET_SPENT'
  | 'CANNOT_IMPROVE'
  | 'NOTHING_ARRIVES';

export type Plan = {
  /** What to do next, in order; empty where the plan stops, or waits for the open runs. */
  runs: PlannedRun[];
  /** Why nothing more is planned; null while it goes on. */
  stop: StopReason | null;
  /** hi/lo of b*'s interval now; null while there is none. */
  ratio: number | null;
  /** Standard deviation of ln b* as the planner sees it, laws averaged by weight; null while nothing is known. */
  logDeviation: number | null;
  /** What was weighed, the best per device second first; empty while probing. */
  weighed: WeighedBatchSize[];
  /** The laws the planner reckons with, by weight. */
  laws: { law: LawName; weight: number }[];
};
