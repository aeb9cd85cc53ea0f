import type {
  AnswerFigures,
  LooserTarget,
  ToldAnswer,
  TooLongSteps,
  Unanswered,
  WorkFactor,
} from '@critbatch/theory';
import {
  answerFigures,
  divergedSizes,
  hasSeenAllRuns,
  liesInMissedRuns,
  memoryLimitOf,
  recommendationFigures,
  tellAnswer,
  tellBudget,
  tellCanceled,
  tellMemoryLimit,
  tellOpenRuns,
  tellUnanswered,
  thatFit,
} from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { adviceOn } from '../run/advice.ts';
import { failureText } from '../run/failureText.ts';
import { hasEnded, hasFailed, isOpen } from '../run/runState.ts';
import type { AnsweredSweep } from './answeredSweep.type.ts';
import type { EstimateData } from './estimate.type.ts';
import { isPlanned } from './isPlanned.ts';
import { stepsOfMissed } from './missedTarget.ts';
import { ownBatchSize } from './ownBatchSize.ts';
import { isCounting, settledEstimate } from './settledEstimate.ts';

/** The answer of a sweep as a page tells it. */
export type AnswerText = ToldAnswer & {
  /** What may still move it. */
  aside: string | null;
  /** What did not fit into the memory of a device. */
  memory: string | null;
  /** What to change where no run met the target. */
  remedy: Remedy | null;
};

/** A target that runs did reach, or smaller steps: at a learning rate, where steps follow one. */
export type Remedy =
  | { kind: 'looserTarget'; target: LooserTarget }
  | { kind: 'smallerSteps'; learningRate: number | null };

/** Says the answer of a sweep in words, as it stands. */
export function answerText(sweep: AnsweredSweep, language: Language): AnswerText {
  const estimate = settledEstimate(sweep);
  const limit = memoryLimitOf(sweep.runs);
  const memory = limit && tellMemoryLimit(limit, estimate, language);
  const open = sweep.status === 'RUNNING' ? sweep.runs.filter(isOpen).length : 0;
  const aside = open > 0 ? tellOpenRuns(open, language) : null;
  if (sweep.budgetMetric) return { ...budgetAnswerText(sweep, language), aside, memory, remedy: null };
  if (!estimate) {
    const state = unanswered(sweep, language);
    const remedy = state.verdict === 'failed' ? smallerSteps(stepsOfMissed(sweep)) : null;
    return { ...tellUnanswered(state, language), aside: null, memory, remedy };
  }
  const steps = liesInMissedRuns(estimate.reason) ? stepsOfMissed(sweep) : null;
  const suggestedBatchSizes = isPlanned(sweep) ? [] : thatFit(estimate.suggestedBatchSizes, limit);
  const figures = answerFigures(
    { ...estimate, suggestedBatchSizes },
    {
      yours: yoursOf(sweep, estimate),
      recommendation: sweep.recommendation ? recommendationFigures(sweep.recommendation) : null,
      maxExamplesPerRun: sweep.maxExamplesPerRun,
      diverged: divergedSizes(sweep.runs),
      looserTarget: steps ? null : (estimate.looserTarget ?? null),
      tooLongSteps: steps,
      isPreliminary: sweep.isPreliminary ?? false,
      isCounting: isCounting(sweep),
    },
  );
  const told = tellAnswer(figures, language);
  return {
    ...(sweep.status === 'CANCELED' ? tellCanceled(told, endedOf(sweep.runs), language) : told),
    aside,
    memory,
    remedy: remedyOf(figures),
  };
}

/** The answer of a sweep for a budget; while runs are open, one that only lacks runs is no answer yet. */
function budgetAnswerText(sweep: AnsweredSweep, language: Language): ToldAnswer {
  const { budgetAnswer: answer, status, currentBatchSize, isPreliminary = false } = sweep;
  const isCounted = !isCounting(sweep);
  if (!answer || ((status === 'RUNNING' || !isCounted) && answer.batchSize === null))
    return tellUnanswered(unanswered(sweep, language), language);
  const told = tellBudget(answer, { currentBatchSize, isPreliminary, isCounting: !isCounted }, language);
  return status === 'CANCELED' ? tellCanceled(told, endedOf(sweep.runs), language) : told;
}

function remedyOf({ looserTarget: target, tooLongSteps: steps }: AnswerFigures): Remedy | null {
  return smallerSteps(steps) ?? (target && { kind: 'looserTarget', target });
}

function smallerSteps(steps: TooLongSteps | null): Remedy | null {
  return steps && { kind: 'smallerSteps', learningRate: steps.learningRate?.smaller ?? null };
}

/** As measured with its interval where it was tested, else as the law has it. */
function yoursOf(sweep: AnsweredSweep, estimate: EstimateData): WorkFactor | null {
  const yours = ownBatchSize(sweep, estimate);
  if (!yours || yours.factor === null) return null;
  const { batchSize, factor, isLowerBound } = yours;
  const tested = estimate.workRatios.find((ratio) => ratio.batchSize === batchSize);
  return { batchSize, isLowerBound, factor: tested && !isLowerBound ? tested.ratio : { value: factor } };
}

function endedOf(runs: AnsweredSweep['runs']): { all: number; done: number } {
  return { all: runs.length, done: runs.filter((run) => run.status === 'SUCCEEDED' && hasEnded(run)).length };
}

function unanswered(sweep: AnsweredSweep, language: Language): Unanswered {
  const { t } = language;
  const { status, runs } = sweep;
  const { all, done } = endedOf(runs);
  if (status === 'CANCELED') return { verdict: 'canceled', all, done };
  const failed = runs.filter(hasFailed);
  const [first] = failed;
  // An import ends before its answer is there: while results wait to be counted, runs that failed do not speak for all.
  if (status === 'FINISHED' && isCounting(sweep))
    return { verdict: 'open', all, isCounting: true, isImported: sweep.origin === 'IMPORTED' };
  const isOnTheWay = status !== 'FINISHED' || !(sweep.budgetMetric ?? hasSeenAllRuns(sweep.estimate, runs));
  if (isOnTheWay || !first) return { verdict: 'open', all, done, secondsLeft: sweep.remaining?.wall ?? null };
  const reasons = new Set(
    failed.map(({ failure }) => (failure ? failureText(failure, language) : t('sweep.runs.divergedWhy'))),
  );
  const [reason] = reasons;
  const isOne = reasons.size === 1 && reason !== undefined;
  return {
    verdict: 'failed',
    all,
    failed: failed.length,
    reason: isOne ? reason : null,
    advice: isOne ? (stepsOfMissed(sweep) ?? t(`sweep.runs.${adviceOn(first)}`)) : null,
  };
}
