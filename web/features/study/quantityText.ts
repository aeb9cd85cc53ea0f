import type { Language } from '../../charts/chart.type.ts';
import type { PredictionData } from './studyData.ts';

type Bounded = { value: number; lower: number | null; upper: number | null };

/** How a foretold quantity is named, and how its values are written. */
export function quantityText({ quantity, currency }: PredictionData, { t, numbers }: Language) {
  const write = {
    CRITICAL_BATCH_SIZE: numbers.whole,
    STEPS: numbers.quantity,
    WORK: numbers.quantity,
    DEVICE_SECONDS: numbers.duration,
    COST: numbers.money(currency ?? 'USD'),
  }[quantity];
  return {
    name: t(`study.quantity.${quantity}`, { currency: currency ?? '' }),
    value: write,
    withEnds: (interval: Bounded) => `${write(interval.value)} (${numbers.interval(interval, write)})`,
  };
}
