import type { Language } from '../../charts/chart.type.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase, plainText } from '../phrase/phrase.ts';
import { competingLaws } from '../sweep/sweepFigure.ts';
import type { EstimateData, SweepPageData } from '../sweep/sweepPage.type.ts';
import type { AnswerText } from './answerText.type.ts';
import { looserTarget } from './looserTarget.ts';

/** What cannot be said, why, and the runs that would tell most. */
export function notIdentifiedText(
  sweep: SweepPageData,
  estimate: EstimateData,
  language: Language,
): Omit<AnswerText, 'aside'> {
  const { numbers } = language;
  const { headline, lead } = reasonText(sweep, estimate, language);
  const suggested = estimate.suggestedBatchSizes;
  const add =
    suggested.length > 0
      ? [phrase('answer.notIdentified.add', { list: suggested.map(numbers.whole).join(', ') })]
      : [];
  return { tone: 'yours', chip: phrase('answer.chip.notIdentified'), headline, lead: [...lead, ...add] };
}

type ReasonText = { headline: Phrase; lead: Phrase[] };

function reasonText(sweep: SweepPageData, estimate: EstimateData, language: Language): ReasonText {
  const { numbers } = language;
  const counts = { reached: estimate.crossings, censored: estimate.censored };
  switch (estimate.reason) {
    case 'EVERYTHING_CENSORED':
      return censoredText(sweep, language);
    case 'TOO_FEW_BATCH_SIZES':
      return {
        headline: phrase('answer.notIdentified.tooFewBatchSizes'),
        lead: [phrase('answer.notIdentified.tooFewLead', counts)],
      };
    case 'TOO_FEW_CROSSINGS':
      return {
        headline: phrase('answer.notIdentified.tooFewCrossings'),
        lead: [phrase('answer.notIdentified.tooFewLead', counts)],
      };
    case 'MINIMUM_OUTSIDE_TESTED_RANGE':
      return edgeText(estimate, language);
    case 'INTERVAL_OUTSIDE_TESTED_RANGE': {
      const interval = bestMinimiser(estimate) ?? { value: Number.NaN, lower: null, upper: null };
      const values = { level: numbers.whole(estimate.level * 100), interval: numbers.interval(interval) };
      return {
        headline: phrase('answer.notIdentified.interval', { batchSize: numbers.whole(interval.value) }),
        lead: [phrase('answer.notIdentified.intervalLead', values)],
      };
    }
    case 'NO_CONVERGENCE':
      return {
        headline: phrase('answer.notIdentified.noConvergence'),
        lead: [phrase('answer.notIdentified.noConvergenceLead')],
      };
    default:
      return lawsText(estimate, language);
  }
}

function lawsText(estimate: EstimateData, { t, numbers }: Language): ReasonText {
  const competing = competingLaws(estimate);
  const minima = competing.flatMap(({ minimiser }) => (minimiser ? [numbers.whole(minimiser.value)] : []));
  const places = [...new Set(minima)].map((batchSize) =>
    plainText(t, phrase('answer.notIdentified.placeAt', { batchSize })),
  );
  const nowhere = competing.some(({ minimiser }) => minimiser === null)
    ? [plainText(t, phrase('answer.notIdentified.placeNowhere'))]
    : [];
  const type = t('answer.notIdentified.listType') as Intl.ListFormatType;
  const list = new Intl.ListFormat(t('answer.notIdentified.listLanguage'), { type }).format([
    ...places,
    ...nowhere,
  ]);
  const lead =
    competing.length > 1
      ? [phrase('answer.notIdentified.lawsLead', { count: competing.length, places: list })]
      : [];
  return { headline: phrase('answer.notIdentified.laws'), lead };
}

/** The minimum lies at an edge of what was tested, on the side that the best law says. */
function edgeText(estimate: EstimateData, { numbers }: Language): ReasonText {
  const lower = estimate.testedRangeLower ?? 0;
  const upper = estimate.testedRangeUpper ?? 0;
  const isAbove = (bestMinimiser(estimate)?.value ?? 0) > upper;
  return {
    headline: isAbove
      ? phrase('answer.notIdentified.edgeAbove', { batchSize: numbers.whole(upper) })
      : phrase('answer.notIdentified.edgeBelow', { batchSize: numbers.whole(lower) }),
    lead: [],
  };
}

function censoredText(sweep: SweepPageData, { t, numbers }: Language): ReasonText {
  const headline = phrase('answer.notIdentified.censored', {
    cap: numbers.tick(sweep.maxExamplesPerRun),
  });
  const looser = looserTarget(sweep);
  if (!looser) return { headline, lead: [phrase('answer.notIdentified.censoredLead')] };
  const target = t(`answer.target.${looser.metric}`, { threshold: numbers.setting(looser.threshold) });
  return {
    headline,
    lead: [phrase('answer.notIdentified.censoredLooser', { target, count: looser.reachedBy })],
  };
}

function bestMinimiser(estimate: EstimateData) {
  return estimate.laws.find(({ law }) => law === estimate.bestLaw)?.minimiser ?? null;
}
