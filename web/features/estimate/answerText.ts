import type { Language } from '../../charts/chart.type.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';
import { adviceOn } from '../run/advice.ts';
import { forecastOf } from '../run/forecast.ts';
import { hasFailed, isOver } from '../run/runState.ts';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';
import type { AnswerText } from './answerText.type.ts';
import { identifiedText } from './identifiedText.ts';
import { noMinimumText } from './noMinimumText.ts';
import { notIdentifiedText } from './notIdentifiedText.ts';
import { settledEstimate } from './settledEstimate.ts';

/** Says the answer of a sweep in words, as it stands at a time in milliseconds. */
export function answerText(sweep: SweepPageData, language: Language, now: number): AnswerText {
  const estimate = settledEstimate(sweep);
  if (estimate) {
    const text =
      estimate.answer === 'MINIMISER'
        ? identifiedText(sweep, estimate, language)
        : estimate.answer === 'NO_MINIMUM'
          ? noMinimumText(sweep, estimate, language)
          : notIdentifiedText(sweep, estimate, language);
    return { ...text, aside: openRuns(sweep) };
  }
  return sweep.status === 'CANCELED'
    ? canceledText(sweep)
    : (failedText(sweep, language) ?? openText(sweep, language, now));
}

function openRuns({ status, runs }: SweepPageData): Phrase | null {
  const count = runs.filter((run) => !isOver(run)).length;
  return status === 'RUNNING' && count > 0 ? phrase('answer.openRuns', { count }) : null;
}

function openText(sweep: SweepPageData, { numbers }: Language, now: number): AnswerText {
  const seconds = longestSeconds(sweep, now);
  return {
    tone: 'neutral',
    chip: phrase('answer.chip.open'),
    aside: null,
    headline: phrase('answer.open.headline', progress(sweep)),
    lead: [
      seconds === null
        ? phrase('answer.open.soon')
        : phrase('answer.open.expected', { time: numbers.duration(seconds) }),
    ],
  };
}

/** Seconds until every run has spent its whole budget at the pace so far: most end sooner. Null before there is a pace. */
function longestSeconds(sweep: SweepPageData, now: number): number | null {
  const elapsed = (now - Date.parse(sweep.createdAt)) / 1000;
  // While there is no answer, a forecast expects of every run all that its budget allows.
  return elapsed > 10 ? (forecastOf(sweep, now)?.secondsLeft ?? null) : null;
}

function failedText(sweep: SweepPageData, { t }: Language): AnswerText | null {
  const failed = sweep.runs.filter(hasFailed);
  const [first] = failed;
  if (sweep.status !== 'FINISHED' || !first) return null;
  const reasons = new Set(failed.map(({ failure }) => failure?.message ?? t('sweep.runs.diverged')));
  const [reason = ''] = reasons;
  return {
    tone: 'bad',
    chip: phrase('answer.chip.failed'),
    aside: null,
    headline: phrase('answer.failed.headline', { count: failed.length, all: sweep.runs.length }),
    lead:
      reasons.size === 1
        ? [phrase('answer.failed.lead', { reason }), phrase(`sweep.runs.${adviceOn(first)}`)]
        : [phrase('answer.failed.leadMixed')],
  };
}

function canceledText(sweep: SweepPageData): AnswerText {
  return {
    tone: 'neutral',
    chip: phrase('answer.chip.canceled'),
    aside: null,
    headline: phrase('answer.canceled.headline'),
    lead: [phrase('answer.canceled.lead', progress(sweep))],
  };
}

function progress({ runs }: SweepPageData): { all: number; done: number } {
  return { all: runs.length, done: runs.filter(({ status }) => status === 'SUCCEEDED').length };
}
