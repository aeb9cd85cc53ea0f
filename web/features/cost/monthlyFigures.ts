import { moneyText, usualAssessment } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { RecommendationPartsFragment } from '../../graphql/generated/graphql.ts';

/** There is something to move from, and moving saves. */
export function savesSome({ saving }: RecommendationPartsFragment): boolean {
  return (saving?.deviceHours?.saved.value ?? 0) > 0;
}

type NoSum = 'yours' | 'kept' | 'unreached' | 'untimed';

/** Why nothing can be said in money of a team that has stated its runs a month; null where it can, or where a change saves nothing. */
export function whyNoSum({
  batchSize,
  currentBatchSize,
  leastFactor,
  stepTime,
  saving,
}: Pick<
  RecommendationPartsFragment,
  'batchSize' | 'currentBatchSize' | 'leastFactor' | 'stepTime' | 'saving'
>): NoSum | null {
  if (saving?.deviceHours) return null;
  if (currentBatchSize === null) return 'yours';
  if (currentBatchSize === batchSize) return 'kept';
  if (leastFactor !== null) return 'unreached';
  return stepTime === null ? 'untimed' : null;
}

/** What is saved in a month: in money where there is a price, else in hours; null where nothing is, or nobody has said how often they train. */
export function monthlyFigures(
  recommendation: RecommendationPartsFragment,
  language: Language,
): { saved: string; lead: string[] } | null {
  const { t, numbers } = language;
  const { saving, monthly } = recommendation;
  if (!monthly || !saving?.deviceHours || !savesSome(recommendation)) return null;
  const { cost, currency, deviceHours } = monthly;
  const { before, after } = saving.deviceHours;
  const hours = (value: number, beside = 0) => numbers.duration(value * 3600, beside * 3600);
  const isPriced = cost && currency;
  return {
    saved: isPriced ? moneyText(cost.value, currency, language) : hours(deviceHours.value),
    lead: [
      t('cost.month.interval', {
        level: numbers.whole(100 * usualAssessment.level),
        interval: isPriced
          ? numbers.interval(cost, numbers.money(currency))
          : numbers.interval(deviceHours, hours),
      }),
      t('cost.month.each', { before: hours(before.value), after: hours(after.value) }),
    ],
  };
}
