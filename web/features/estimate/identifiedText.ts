import type { Language } from '../../charts/chart.type.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';
import { sweepFigure } from '../sweep/sweepFigure.ts';
import type { EstimateData, SweepPageData } from '../sweep/sweepPage.type.ts';
import type { AnswerText } from './answerText.type.ts';

/** b* with its interval, what it saves against the reader's batch size, and the valley to choose from. */
export function identifiedText(
  sweep: SweepPageData,
  estimate: EstimateData,
  { numbers }: Language,
): Omit<AnswerText, 'aside'> {
  const { criticalBatchSize, valley } = estimate;
  const percent = numbers.whole((valley?.tolerance ?? 0.1) * 100);
  const cheap = valley && numbers.inside(valley);
  return {
    tone: 'ok',
    chip: phrase('answer.chip.identified'),
    headline: phrase('answer.identified.headline', {
      batchSize: numbers.whole(criticalBatchSize?.value ?? 0),
    }),
    lead: [
      phrase('answer.identified.interval', {
        level: numbers.whole(estimate.level * 100),
        interval: numbers.interval(criticalBatchSize ?? { lower: null, upper: null }),
      }),
      ...sensitivityPhrase(estimate, { numbers }),
      ...yoursPhrase(sweep, percent, { numbers }),
      ...(cheap
        ? [
            phrase('answer.identified.valley', {
              lower: numbers.whole(cheap.lower),
              upper: numbers.whole(cheap.upper),
              percent,
            }),
          ]
        : []),
    ],
  };
}

/** The doubt that the interval does not carry stands beside it: how far b* moves without one batch size. */
function sensitivityPhrase({ sensitivity }: EstimateData, { numbers }: Pick<Language, 'numbers'>): Phrase[] {
  if (!sensitivity) return [];
  return [phrase('answer.identified.sensitivity', { interval: numbers.interval(sensitivity.interval) })];
}

/** Inside the valley a change is not worth it; outside, the factor says what it saves; a small lower bound says neither. */
function yoursPhrase(
  sweep: SweepPageData,
  percent: string,
  { numbers }: Pick<Language, 'numbers'>,
): Phrase[] {
  const { yours, valley } = sweepFigure(sweep);
  if (!yours || yours.factor === null) return [];
  const values = { yours: numbers.whole(yours.batchSize) };
  if (yours.factor <= 1 + (valley?.tolerance ?? 0.1))
    return yours.isLowerBound ? [] : [phrase('answer.identified.keep', { ...values, percent })];
  return [
    yours.isLowerBound
      ? phrase('answer.identified.savesAtLeast', { ...values, factor: numbers.leastFactor(yours.factor) })
      : phrase('answer.identified.saves', { ...values, factor: numbers.factor(yours.factor) }),
    ...(yours.isLowerBound ? [] : timePhrase(sweep, { numbers })),
  ];
}

/** Fewer gradients need not be less time: a small batch may use the device badly. Said only where it surely is less. */
function timePhrase({ saving }: SweepPageData, { numbers }: Pick<Language, 'numbers'>): Phrase[] {
  const saved = saving?.deviceHours?.saved;
  if (!saved || saved.lower === null || saved.upper === null || saved.lower <= 0) return [];
  const seconds = (hours: number) => numbers.duration(hours * 3600);
  return [
    phrase('answer.identified.time', {
      time: seconds(saved.value),
      interval: numbers.interval(saved, seconds),
    }),
  ];
}
