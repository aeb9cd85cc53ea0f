import { verdictFormat } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { PredictionData } from './studyData.ts';

type Bounded = { value: number; lower: number | null; upper: number | null };

/** How a foretold quantity is named, and how its values are written. */
export function quantityText(
  {
    quantity,
    currency,
    foretold,
    score,
  }: Pick<PredictionData, 'quantity' | 'currency' | 'foretold' | 'score'>,
  { t, numbers }: Language,
) {
  const outcome = score?.outcome?.value ?? null;
  const write = verdictFormat({ quantity, currency, foretold, outcome }, { numbers });
  return {
    name: t(`study.quantity.${quantity}`, { currency: currency ?? '' }),
    value: write,
    withEnds: (interval: Bounded) => numbers.withInterval(interval, write),
  };
}
