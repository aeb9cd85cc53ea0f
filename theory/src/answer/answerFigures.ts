import { decisiveAicc } from '../estimate/decide.ts';
import type { Answer, Ends, Interval, NotIdentifiedReason } from '../estimate/estimate.type.ts';
import type { ChosenBatchSize } from '../recommend/recommend.ts';
import type { StepsBeside } from '../recommend/stepsBeside.ts';
import type { TargetToTell } from './targetText.ts';
import type { TooLongSteps } from './tooLongSteps.ts';

/** How many times the least work a batch size needs. With `isLowerBound` none of its runs arrived: the factor is at least this. */
export type WorkFactor = {
  batchSize: number;
  factor: { value: number } & Partial<Ends>;
  isLowerBound: boolean;
};

/** A target that is easier to reach, and how many of the runs reached it. */
export type LooserTarget = TargetToTell & { reachedBy: number };

/** What a recommendation is told from. */
export type RecommendationToTell = ChosenBatchSize & {
  /** Number of devices that share each batch. */
  devices: number;
  /** Kind of device whose step time it rests on. */
  device: string | null;
  /** Its work, in times the least; null where that is not known. */
  workFactor: number | null;
  /**
   * Seconds of one of its steps, divided by those at the tested batch size that needs the least work; absent where no steps were
   * timed or it is that one.
   */
  steps?: StepsBeside | null;
  /** What it saves against the reader's batch size, in its measure. */
  saving: WorkFactor | null;
  /** The same in work, where its measure is another one; absent where that is not known. */
  workSaving?: Interval | null;
  /** Device seconds saved in each training run. */
  savedSeconds: Interval | null;
  /** Money saved in each training run, and training runs a month. */
  savedCost: (Interval & { currency: string }) | null;
  runsPerMonth: number | null;
  /** What finding it cost, devices and people, and the days until a month's saving has paid for that. */
  payback: {
    spent: { amount: number; currency: string };
    countsPeople?: boolean | undefined;
    differingStudies?: number | undefined;
    days: Interval;
  } | null;
  /** What finding it cost, where it is not in the one currency of the saving. */
  costApart: readonly { amount: number; currency: string }[];
};

/** What is known of a sweep beside its estimate, and worth a sentence of its answer. */
export type AnswerContext = {
  /** The batch size to use; null where nothing is identified, and in what was frozen before there were recommendations. */
  recommendation: RecommendationToTell | null;
  /** Work at the reader's own batch size; null where there is none, or it cannot be said. */
  yours: WorkFactor | null;
  /** Examples after which a run stops. */
  maxExamplesPerRun: number | null;
  looserTarget: LooserTarget | null;
  /** Whether runs are open, and a batch size that the answer rests on has one seed alone. */
  isPreliminary?: boolean;
  /** Whether all runs have ended, and the answer does not count them all yet. */
  isCounting?: boolean;
  /** Batch sizes whose runs all diverged: they were tried, and tell nothing. */
  diverged?: readonly number[];
  /** Why the runs that missed the target did, if their steps were too long for any. */
  tooLongSteps: TooLongSteps | null;
};

/** What a sweep answers, in numbers: all that the sentences about it are made from. Unknown figures are null. */
export type AnswerFigures = AnswerContext & {
  answer: Answer;
  reason: NotIdentifiedReason | null;
  level: number;
  criticalBatchSize: Interval | null;
  /** Where b* lies without one batch size at a time. */
  withoutOneBatchSize: Ends | null;
  valley: { lower: number; upper: number; tolerance?: number } | null;
  freeRange: Interval | null;
  knee: Interval | null;
  /** b* of the laws that fit equally well; null for a law without one. */
  equalLaws: readonly (number | null)[];
  /** b* of the best law. */
  bestMinimiser: number | null;
  /** End of its interval that lies outside the tested batch sizes. */
  endOutside: number | null;
  testedRange: { lower: number; upper: number } | null;
  suggestedBatchSizes: readonly number[];
  reached: number;
  censored: number;
};

/** An estimate as the API gives it, as far as an answer tells it. */
export type EstimateToTell = {
  answer: Answer;
  reason: NotIdentifiedReason | null;
  level: number;
  crossings: number;
  censored: number;
  suggestedBatchSizes: readonly number[];
  criticalBatchSize: Interval | null;
  sensitivity: { interval: Ends } | null;
  valley: AnswerFigures['valley'];
  freeRange: Interval | null;
  knee: Interval | null;
  bestLaw: string | null;
  laws: readonly { law: string; converged: boolean; deltaAicc: number; minimiser: Interval | null }[];
  conditions: readonly { name: string; holds: boolean; figure: number | null }[];
  testedRangeLower: number | null;
  testedRangeUpper: number | null;
};

const nothingElse: AnswerContext = {
  recommendation: null,
  yours: null,
  maxExamplesPerRun: null,
  looserTarget: null,
  tooLongSteps: null,
};

/** Figures of an answer of which nothing but the answer is known. */
export const unknownFigures: Omit<AnswerFigures, 'answer' | 'level'> = {
  ...nothingElse,
  reason: null,
  criticalBatchSize: null,
  withoutOneBatchSize: null,
  valley: null,
  freeRange: null,
  knee: null,
  equalLaws: [],
  bestMinimiser: null,
  endOutside: null,
  testedRange: null,
  suggestedBatchSizes: [],
  reached: 0,
  censored: 0,
};

/** The figures of an answer from an estimate and what else is known of its sweep. */
export function answerFigures(estimate: EstimateToTell, context: Partial<AnswerContext> = {}): AnswerFigures {
  const { testedRangeLower: lower, testedRangeUpper: upper } = estimate;
  const best = estimate.laws.find(({ law }) => law === estimate.bestLaw);
  const outside = estimate.conditions.find(
    ({ name, holds }) => name === 'INTERVAL_INSIDE_TESTED_RANGE' && !holds,
  );
  return {
    ...nothingElse,
    ...context,
    answer: estimate.answer,
    reason: estimate.reason,
    level: estimate.level,
    criticalBatchSize: estimate.criticalBatchSize,
    withoutOneBatchSize: estimate.sensitivity?.interval ?? null,
    valley: estimate.valley,
    freeRange: estimate.freeRange,
    knee: estimate.knee,
    equalLaws: equalLaws(estimate.laws).map(({ minimiser }) => minimiser?.value ?? null),
    bestMinimiser: best?.minimiser?.value ?? null,
    endOutside: outside?.figure ?? null,
    testedRange: lower === null || upper === null ? null : { lower, upper },
    suggestedBatchSizes: estimate.suggestedBatchSizes,
    reached: estimate.crossings,
    censored: estimate.censored,
  };
}

/** Laws that the data cannot tell from the best one: at most `decisiveAicc` behind it. */
export function equalLaws<Law extends { converged: boolean; deltaAicc: number }>(
  laws: readonly Law[],
): Law[] {
  return laws.filter(({ converged, deltaAicc }) => converged && deltaAicc <= decisiveAicc);
}
