/** One run's answer to "how many steps to the target?": K lies in (lower, upper]; upper is null where the run stopped first. */
export type Crossing = { batchSize: number; seed: number; lowerSteps: number; upperSteps: number | null };

/** A value with its interval at the estimate's level. An end is null where the data set no bound on that side. */
export type Interval = { value: number; lower: number | null; upper: number | null };

export type LawName = 'armijoBound' | 'blurredBound' | 'noiseScale' | 'power' | 'curvature';

/** One law fitted to all crossings of a sweep by the censored likelihood (docs/equations.md (6)). */
export type LawFit = {
  law: LawName;
  /** In the law's own units, by name: see the law's file. */
  parameters: Record<string, number>;
  /** s: standard deviation of ln K around the law. */
  scatter: number;
  logLikelihood: number;
  aicc: number;
  deltaAicc: number;
  /** AICc weight: share of the evidence among the laws that converged. */
  weight: number;
  converged: boolean;
  /** b that minimises N under this law, with its interval conditional on this law; null where N has no minimum. */
  minimiser: Interval | null;
  /** B of noiseScale, the other thing that is called critical batch size; null for the other laws. */
  knee: Interval | null;
};

/** One way in which K may depend on b: a law with its parameters. */
export type LawDraw = Pick<LawFit, 'law' | 'parameters'>;

export type Answer = 'MINIMISER' | 'NO_MINIMUM' | 'NOT_IDENTIFIED';

/** Why an estimate gives no minimiser and no "no minimum". */
export type NotIdentifiedReason =
  | 'TOO_FEW_BATCH_SIZES'
  | 'TOO_FEW_CROSSINGS'
  | 'EVERYTHING_CENSORED'
  | 'LAWS_DISAGREE'
  | 'MINIMUM_OUTSIDE_TESTED_RANGE'
  | 'INTERVAL_OUTSIDE_TESTED_RANGE'
  | 'NO_CONVERGENCE';

/**
 * One of the conditions of docs/equations.md section 4, with the figure that decided it. A minimiser needs the first
 * three; where the best law has no interior minimum, "no minimum" needs the first to fail and the last to hold.
 */
export type Condition = {
  name:
    | 'BEST_LAW_HAS_INTERIOR_MINIMUM'
    | 'INTERVAL_INSIDE_TESTED_RANGE'
    | 'NO_RIVAL_WITHOUT_MINIMUM'
    | 'NO_RIVAL_WITH_MINIMUM';
  holds: boolean;
  /** The law the figure speaks of. */
  law: LawName | null;
  /** b*, the interval's end that lies outside, or the rival's ΔAICc; null where it could not be computed. */
  figure: number | null;
};

export type CurvePoint = {
  batchSize: number;
  stepsToTarget: number;
  /** Pointwise interval of the law's median K at the estimate's level. */
  lowerSteps: number;
  upperSteps: number;
};

/**
 * How much more work a batch size costs than the least: N(b)/N(b*) under the best law. Where no run of the batch size
 * arrived, value is the lower bound that the work of its runs sets, and upper is null.
 */
export type WorkRatio = Interval & { batchSize: number; isLowerBound: boolean };

/** The answer of a sweep for one target. */
export type Estimate = {
  answer: Answer;
  reason: NotIdentifiedReason | null;
  /** Batch sizes whose runs would settle a NOT_IDENTIFIED answer; empty otherwise. */
  suggestedBatchSizes: number[];
  conditions: Condition[];
  /** What `criticalBatchSize` is: it is never anything but the minimiser of N. */
  definition: 'MINIMISER_OF_N';
  /** b* with its interval, the laws with a minimum averaged by weight; null unless the answer is MINIMISER. */
  criticalBatchSize: Interval | null;
  bestLaw: LawName | null;
  laws: LawFit[];
  level: number;
  intervalMethod: 'PARAMETRIC_BOOTSTRAP';
  /** Bootstrap draws behind every interval. */
  draws: number;
  /** N at b* (MINIMISER) or the least N over the batch sizes that arrived (NO_MINIMUM). */
  leastWork: Interval | null;
  stepsAtCriticalBatchSize: Interval | null;
  /** Smallest and largest b inside the tested range whose N is within 10 % of the least ("the flat valley"). */
  valley: { lower: number; upper: number; tolerance: number } | null;
  /** Largest b whose N is within 10 % of the least: NO_MINIMUM only. */
  freeRange: Interval | null;
  /** B of the noiseScale law: NO_MINIMUM only, and only while that law is within 2 AICc of the best. */
  knee: Interval | null;
  /** The best law over the batch sizes that arrived, log-spaced, with its band. */
  curve: CurvePoint[];
  /** One per tested batch size, against `leastWork`; empty where there is no `leastWork`. */
  workRatios: WorkRatio[];
  /**
   * Draws of K(b), equally likely, from every law in proportion to its weight: what a figure that follows from K(b), such as
   * time or money, gets its interval from. `stepsToTarget(sample, batchSize)` reads one.
   */
  samples: LawDraw[];
  testedRange: { lower: number; upper: number } | null;
  crossings: number;
  censored: number;
};
