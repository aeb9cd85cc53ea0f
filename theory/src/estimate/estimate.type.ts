import type { Noise } from '../fit/noise.ts';
import type { LawName } from '../laws/laws.ts';

/** One run's answer to "how many steps to the target?": K lies in (lower, upper]; upper is null where the run stopped first. */
export type Crossing = { batchSize: number; seed: number; lowerSteps: number; upperSteps: number | null };

/** Ends of an interval at the estimate's level; null where the data set no bound on that side. */
export type Ends = { lower: number | null; upper: number | null };

/** A value with its interval. */
export type Interval = Ends & { value: number };

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
  /** b that minimises N under this law, with the profile-likelihood interval that takes this law for granted; null where N has no minimum. */
  minimiser: Interval | null;
  /** B of noiseScale, the other thing that is called critical batch size; null for the other laws. */
  knee: Interval | null;
};

/** What K(b) is beyond a law: ln of the factor at ascending batch sizes, linear in ln b between them and constant beyond. */
export type Departure = { batchSizes: number[]; logFactors: number[] };

/** One way in which K may depend on b: a law with its parameters, and what the runs say beyond it. */
export type LawDraw = Pick<LawFit, 'law' | 'parameters'> & { departure?: Departure };

export type Answer = 'MINIMISER' | 'NO_MINIMUM' | 'NOT_IDENTIFIED';

/** Why an estimate gives no minimiser and no "no minimum". */
export type NotIdentifiedReason =
  | 'TOO_FEW_BATCH_SIZES'
  | 'TOO_FEW_CROSSINGS'
  | 'EVERYTHING_CENSORED'
  | 'LAWS_DISAGREE'
  | 'MINIMUM_OUTSIDE_TESTED_RANGE'
  | 'INTERVAL_OUTSIDE_TESTED_RANGE'
  | 'MINIMUM_MAY_BE_SHALLOW'
  | 'NO_CONVERGENCE';

/**
 * One of the conditions of docs/equations.md section 4, with the figure that decided it. A minimiser needs the first four;
 * "no minimum" needs the first or the fourth to fail, and then the last, or the last two, to hold.
 */
export type Condition = {
  name:
    | 'BEST_LAW_HAS_INTERIOR_MINIMUM'
    | 'INTERVAL_INSIDE_TESTED_RANGE'
    | 'NO_RIVAL_WITHOUT_MINIMUM'
    | 'MINIMUM_WORTH_HAVING'
    | 'NO_RIVAL_WITH_MINIMUM'
    | 'DEEP_MINIMUM_RULED_OUT';
  holds: boolean;
  /** The law the figure speaks of. */
  law: LawName | null;
  /** b*, the interval's end that lies outside, the rival's ΔAICc, or the probability of a deep minimum; null where it could not be computed. */
  figure: number | null;
};

/** How b*'s interval was got: with what no law describes (docs/equations.md (7c)), or from the laws alone (7). */
export type IntervalMethod = 'DISCREPANCY' | 'MODEL_AVERAGED_PROFILE_LIKELIHOOD';

/** How the intervals of work were got: with what no law describes (docs/equations.md (7e)), or from the laws alone. */
export type WorkIntervalMethod = 'DISCREPANCY' | 'PARAMETRIC_BOOTSTRAP';

export type CurvePoint = {
  batchSize: number;
  stepsToTarget: number;
  /** Pointwise interval of the median K at the estimate's level. */
  lowerSteps: number;
  upperSteps: number;
};

/**
 * How much more work a batch size costs than the least, N(b)/N(b*). Where no run of the batch size arrived, value is the lower
 * bound that the work of its runs sets, and upper is null.
 */
export type WorkRatio = Interval & { batchSize: number; isLowerBound: boolean };

/**
 * The largest batch size that costs at most `overhead`, a share, more work than a reference batch size, in examples. Where it
 * may lie above all that arrived, upper is null: nothing was seen there.
 */
export type OverheadBatchSize = Interval & {
  overhead: number;
  referenceBatchSize: number;
  /** The same under each law that could be fitted, the best first; null a hundredfold beyond all that arrived. */
  laws: { law: LawName; batchSize: number | null }[];
};

/** A figure under the best law, which is taken for granted, with its interval by two methods. */
export type FigureInterval = {
  /** saving is N(batchSize)/N(b*); where N has no minimum, against the least N over the batch sizes that arrived. */
  figure: 'criticalBatchSize' | 'limitSteps' | 'leastWork' | 'saving';
  /** Batch size of a saving; null for the other figures. */
  batchSize: number | null;
  value: number;
  profileLikelihood: Ends;
  parametricBootstrap: Ends;
};

/** How b* of the best law moves when all runs of one batch size are left out: doubt about the form of the law. */
export type Sensitivity = {
  /** Jackknife over batch sizes. */
  interval: Interval;
  /** b* without each batch size; null where N then has no minimum. */
  leftOut: { batchSize: number; criticalBatchSize: number | null }[];
};

/** What one run does to the best law's fit. No run is ever dropped. */
export type RunInfluence = {
  batchSize: number;
  seed: number;
  /** b* of the best law without the run; null where N then has no minimum. */
  criticalBatchSize: number | null;
  /**
   * 2·(ln L of all runs at their fit − ln L of all runs at the fit without this one); null where it is infinite, for that
   * fit says that the run never arrives.
   */
  likelihoodDisplacement: number | null;
  /** Two-sided probability of a K as far from what the other runs predict. */
  outlierProbability: number;
  /** Whether that probability is under 5 % divided by the number of runs. */
  isOutlier: boolean;
};

/** The answer of a sweep for one target. */
export type Estimate = {
  answer: Answer;
  reason: NotIdentifiedReason | null;
  /** Batch sizes whose runs would settle a NOT_IDENTIFIED answer; empty otherwise. */
  suggestedBatchSizes: number[];
  conditions: Condition[];
  /** What `criticalBatchSize` is: it is never anything but the minimiser of N. */
  definition: 'MINIMISER_OF_N';
  /**
   * b* with an interval that doubts every law, by `intervalMethod`; an end that the runs do not bound within the tested batch
   * sizes is null. Null unless the answer is MINIMISER.
   */
  criticalBatchSize: Interval | null;
  intervalMethod: IntervalMethod;
  /** The same b* with the interval that takes one of the laws for exact, averaged over them by weight. */
  lawsCriticalBatchSize: Interval | null;
  /** b* with the profile-likelihood interval that takes the best law for granted. */
  conditionalCriticalBatchSize: Interval | null;
  /** b* with the interval of pooled bootstrap draws of all laws with a minimum. */
  bootstrapCriticalBatchSize: Interval | null;
  /** null unless the answer is MINIMISER. */
  sensitivity: Sensitivity | null;
  bestLaw: LawName | null;
  laws: LawFit[];
  /** How ln K is taken to scatter about a law. */
  noise: Noise;
  level: number;
  /** How the intervals of work, ratios, free range, overheads and curve were got. */
  workIntervalMethod: WorkIntervalMethod;
  /** Draws of K(b) behind each of them. */
  draws: number;
  /** The best law's figures, each interval by two methods that share nothing but the likelihood. */
  figures: FigureInterval[];
  /** One per run, in the order of the crossings; empty where no law could be fitted. */
  influences: RunInfluence[];
  /** N at b* (MINIMISER) or the least N over the batch sizes that arrived (NO_MINIMUM). */
  leastWork: Interval | null;
  stepsAtCriticalBatchSize: Interval | null;
  /**
   * Batch sizes about the least work ("the flat valley") of which all together have an N within `tolerance` of it, with the
   * estimate's level, no law being taken for exact; null where none is so sure. NO_MINIMUM: those of `correctedLaw`.
   */
  valley: { lower: number; upper: number; tolerance: number } | null;
  /** The same by the best law alone, a point estimate: where a leaderboard finds runs to score beside b*. MINIMISER only. */
  bestLawValley: { lower: number; upper: number } | null;
  /** Largest b whose N is within 10 % of the least: NO_MINIMUM only. */
  freeRange: Interval | null;
  /** B of the noiseScale law: NO_MINIMUM only, and only while that law is within 2 AICc of the best. */
  knee: Interval | null;
  /** Largest batch sizes within `usualOverheads` of b*, or of the smallest that arrived where there is none; empty where no law could be fitted. */
  overheads: OverheadBatchSize[];
  /** The best law with the departure that the runs show: K(b) as every figure of work, time and money reads it. */
  correctedLaw: LawDraw | null;
  /** K(b) of `correctedLaw` over the batch sizes that arrived, log-spaced, with its band. */
  curve: CurvePoint[];
  /** One per tested batch size, against `leastWork`; empty where there is no `leastWork`. */
  workRatios: WorkRatio[];
  /**
   * Draws of K(b), equally likely, from every law in proportion to its weight, each with a departure from it: what a figure
   * that follows from K(b), such as time or money, gets its interval from. `stepCurveOf(sample)` reads one.
   */
  samples: LawDraw[];
  testedRange: { lower: number; upper: number } | null;
  /** The same of the batch sizes whose runs reached the target; null where none did. */
  arrivedRange: { lower: number; upper: number } | null;
  crossings: number;
  censored: number;
};
