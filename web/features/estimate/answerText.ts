import type { ToldAnswer, Unanswered, WorkFactor } from '@critbatch/theory';
import { answerFigures, scaleInterval, tellAnswer, tellOpenRuns, tellUnanswered } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { adviceOn } from '../run/advice.ts';
import { hasFailed, isOver } from '../run/runState.ts';
import type { AnsweredSweep } from './answeredSweep.type.ts';
import type { EstimateData } from './estimate.type.ts';
import { looserTarget } from './looserTarget.ts';
import { ownBatchSize } from './ownBatchSize.ts';
import { settledEstimate } from './settledEstimate.ts';

/** The answer of a sweep as a page tells it; `aside` is what may still move it. */
export type AnswerText = ToldAnswer & { aside: string | null };

/** Says the answer of a sweep in words, as it stands. */
export function answerText(sweep: AnsweredSweep, language: Language): AnswerText {
  const estimate = settledEstimate(sweep);
  if (!estimate) return { ...tellUnanswered(unanswered(sweep, language), language), aside: null };
  const savedHours = sweep.saving?.deviceHours?.saved;
  const figures = answerFigures(estimate, {
    yours: yoursOf(sweep, estimate),
    savedSeconds: savedHours ? scaleInterval(savedHours, 3600) : null,
    maxExamplesPerRun: sweep.maxExamplesPerRun,
    looserTarget: estimate.reason === 'EVERYTHING_CENSORED' ? looserTarget(sweep) : null,
  });
  const open = sweep.status === 'RUNNING' ? sweep.runs.filter((run) => !isOver(run)).length : 0;
  return { ...tellAnswer(figures, language), aside: open > 0 ? tellOpenRuns(open, language) : null };
}

/** As measured with its interval where it was tested, else as the law has it. */
function yoursOf(sweep: AnsweredSweep, estimate: EstimateData): WorkFactor | null {
  const yours = ownBatchSize(sweep, estimate);
  if (!yours || yours.factor === null) return null;
  const { batchSize, factor, isLowerBound } = yours;
  const tested = estimate.workRatios.find((ratio) => ratio.batchSize === batchSize);
  return { batchSize, isLowerBound, factor: tested && !isLowerBound ? tested.ratio : { value: factor } };
}

function unanswered(sweep: AnsweredSweep, { t }: Language): Unanswered {
  const { status, runs } = sweep;
  const all = runs.length;
  const done = runs.filter((run) => run.status === 'SUCCEEDED').length;
  if (status === 'CANCELED') return { verdict: 'canceled', all, done };
  const failed = runs.filter(hasFailed);
  const [first] = failed;
  if (status !== 'FINISHED' || !first)
    return { verdict: 'open', all, done, secondsLeft: sweep.remaining?.wall?.most ?? null };
  const reasons = new Set(failed.map(({ failure }) => failure?.message ?? t('sweep.runs.diverged')));
  const [reason] = reasons;
  const isOne = reasons.size === 1 && reason !== undefined;
  return {
    verdict: 'failed',
    all,
    failed: failed.length,
    reason: isOne ? reason : null,
    advice: isOne ? t(`sweep.runs.${adviceOn(first)}`) : null,
  };
}
