import { moneyText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { deviceTimeText } from './deviceTimeText.ts';
import type { SweepCost } from './loadCost.ts';

/** Device time, and money in every currency that was paid in; time that no price covers is named. */
export function spentText(
  { deviceSeconds, evaluationSeconds, unpricedSeconds, cost }: SweepCost['spending'][number],
  language: Language,
): string {
  const { t, numbers } = language;
  return [
    deviceTimeText({ seconds: deviceSeconds + evaluationSeconds, hasSteps: true }, language),
    ...cost.map(({ amount, currency }) => moneyText(amount, currency, language)),
    ...(cost.length > 0 && unpricedSeconds > 0
      ? [t('cost.panel.unpriced', { time: numbers.duration(unpricedSeconds) })]
      : []),
  ].join(' · ');
}
