import { quantityFormat } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { PredictionData } from './studyData.ts';

type Bounded = { value: number; lower: number | null; upper: number | null };

/** How a foretold quantity is named, and how its values are written. */
export function quantityText({ quantity, currency }: PredictionData, { t, numbers }: Language) {
  const write = quantityFormat(quantity, currency, { numbers });
  return {
    name: t(`study.quantity.${quantity}`, { currency: currency ?? '' }),
    value: write,
    withEnds: (interval: Bounded) => numbers.withInterval(interval, write),
  };
}
