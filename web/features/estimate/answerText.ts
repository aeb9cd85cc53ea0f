import type { Language } from '../../charts/chart.type.ts';
import { isOver } from '../run/runState.ts';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';
import { identifiedText } from './identifiedText.ts';
import { noMinimumText } from './noMinimumText.ts';
import { notIdentifiedText } from './notIdentifiedText.ts';
import type { Phrase } from './phrase.ts';
import { phrase } from './phrase.ts';

/** What a sweep answers, in the order in which a page says it: chip, headline, what follows. */
export type AnswerText = {
  tone: 'ok' | 'yours' | 'neutral' | 'bad';
  chip: Phrase;
  aside: Phrase | null;
  headline: Phrase;
  lead: Phrase[];
};

/** The answer of a sweep in words (look: wording table), at a time in milliseconds. */
export function answerText(sweep: SweepPageData, language: Language, now: number): AnswerText {
  const { estimate } = sweep;
  if (estimate && !isPremature(sweep)) {
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

/** While runs are open, an answer that only lacks runs is no answer yet. */
function isPremature({ status, estimate }: SweepPageData): boolean {
  return status === 'RUNNING' && estimate?.answer === 'NOT_IDENTIFIED';
}

function openRuns({ status, runs }: SweepPageData): Phrase | null {
  const count = runs.filter((run) => !isOver(run)).length;
  return status === 'RUNNING' && count > 0 ? phrase('answer.openRuns', { count }) : null;
}

function openText(sweep: SweepPageData, { numbers }: Language, now: number): AnswerText {
  const { all, done } = progress(sweep);
  const elapsed = (now - Date.parse(sweep.createdAt)) / 1000;
  const expected = done > 0 && elapsed > 0 ? (elapsed / done) * (all - done) : null;
  return {
    tone: 'neutral',
    chip: phrase('answer.chip.open'),
    aside: null,
    headline: phrase('answer.open.headline', { done, all }),
    lead: [
      expected === null
        ? phrase('answer.open.soon')
        : phrase('answer.open.expected', { time: numbers.duration(expected) }),
    ],
  };
}

function failedText(sweep: SweepPageData, { t }: Language): AnswerText | null {
  const failed = sweep.runs.filter(({ status, outcome }) => status === 'FAILED' || outcome === 'DIVERGED');
  if (sweep.status !== 'FINISHED' || failed.length === 0) return null;
  const reasons = new Set(failed.map(({ failure }) => failure?.message ?? t('sweep.runs.diverged')));
  const [reason = ''] = reasons;
  return {
    tone: 'bad',
    chip: phrase('answer.chip.failed'),
    aside: null,
    headline: phrase('answer.failed.headline', { count: failed.length, all: sweep.runs.length }),
    lead: [reasons.size === 1 ? phrase('answer.failed.lead', { reason }) : phrase('answer.failed.leadMixed')],
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
