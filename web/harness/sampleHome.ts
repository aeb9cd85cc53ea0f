import type { Locale } from '@critbatch/theory';
import { leadOf, memoryLimitOf, numbersOf, plainSentence, spaceBetween } from '@critbatch/theory';
import { answerText } from '../features/estimate/answerText.ts';
import type { SweepPageData } from '../features/sweep/sweepPage.type.ts';
import type { HomeStandingQuery } from '../graphql/generated/graphql.ts';
import { translatorOf } from '../i18n/translator.ts';
import { sampleDecidedStudy, sampleStudy } from './sampleStudy.ts';

type Ended = HomeStandingQuery['ended']['nodes'][number];
const lastPage = { hasNextPage: false, endCursor: null };

/** How a made-up team stands: sweeps that run and that ended in every way, a study between two stages, and no worker. */
export function sampleStanding(sweeps: readonly SweepPageData[], locale: Locale): HomeStandingQuery {
  const study = sampleStudy();
  return {
    running: {
      nodes: sweeps
        .filter(({ status }) => status === 'RUNNING')
        .map((sweep) => ({ ...sweep, model: { spec: {} } })),
      pageInfo: lastPage,
    },
    ended: {
      nodes: sweeps
        .filter(({ status }) => status === 'FINISHED')
        .map((sweep, index) => endedSweep(sweep, index, locale)),
    },
    studies: { nodes: [study] },
    workers: { nodes: [] },
  };
}

function endedSweep(sweep: SweepPageData, index: number, locale: Locale): Ended {
  const { id, number, name, origin, runCounts, estimate, recommendation } = sweep;
  const finishedAt = new Date(Date.UTC(2026, 10, 30 - index)).toISOString();
  return {
    ...{ id, number, name, origin, finishedAt, estimate, budgetMetric: null, budgetAnswer: null },
    runCounts,
    recommendation: recommendation && {
      text: recommendationText(sweep, locale),
      memoryLimit: memoryLimitOf(sweep.runs),
    },
  };
}

/** As the API tells it: from the same words of theory. */
function recommendationText(sweep: SweepPageData, locale: Locale): string {
  const text = answerText(sweep, { t: translatorOf(locale), numbers: numbersOf(locale) });
  return [text.headline, ...leadOf(text)].map(plainSentence).join(spaceBetween[locale]);
}

/** What a stage of a study recommends, or what was decided at it. */
export function sampleStageDecision(id: string | undefined, sweep: SweepPageData, locale: Locale) {
  const decision = sampleDecidedStudy().stages.find((stage) => stage.id === id)?.decision ?? null;
  return { node: { recommendation: { text: recommendationText(sweep, locale) }, decision } };
}
