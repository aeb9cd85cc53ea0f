import { scaleInterval } from '../cost/timeAndCost.ts';
import type { Interval } from '../estimate/estimate.type.ts';
import type { Numbers, Write } from './numbers.ts';

/** Quantities that a study foretells. */
export type ForetoldQuantity =
  | 'CRITICAL_BATCH_SIZE'
  | 'STEPS'
  | 'WORK'
  | 'DEVICE_SECONDS'
  | 'COST'
  | 'WORK_FACTOR'
  | 'DEVICE_TIME_FACTOR';

/** How the values of a quantity are written; those of a cost stand without their currency. */
export function quantityFormat(
  quantity: ForetoldQuantity,
  currency: string | null,
  { numbers }: { numbers: Numbers },
): Write {
  switch (quantity) {
    case 'CRITICAL_BATCH_SIZE':
      return numbers.whole;
    case 'STEPS':
    case 'WORK':
      return numbers.quantity;
    case 'DEVICE_SECONDS':
      return numbers.duration;
    case 'COST':
      return numbers.money(currency ?? 'USD');
    case 'WORK_FACTOR':
    case 'DEVICE_TIME_FACTOR':
      return numbers.factor;
  }
}

/** What was foretold of a quantity, and what it came to. */
export type ForetoldAndCome = {
  quantity: ForetoldQuantity;
  currency: string | null;
  foretold: Interval;
  outcome: number | null;
};

/**
 * How both are written: as the quantity is, and with as many more digits as it takes to see on which side of an end the outcome lies.
 * 496 outside of 503–2100 is no "500" outside of "500–2.1 k".
 */
export function verdictFormat(
  { quantity, currency, foretold, outcome }: ForetoldAndCome,
  { numbers }: { numbers: Numbers },
): Write {
  const usual = quantityFormat(quantity, currency, { numbers });
  const end = outcome === null ? null : endBeside(foretold, outcome);
  if (outcome === null || end === null || usual(outcome) !== usual(end)) return usual;
  for (let count = 3; count <= 15; count++) {
    const write =
      quantity === 'DEVICE_SECONDS' ? numbers.durationDigits(count, outcome) : numbers.digits(count);
    if (write(outcome) !== write(end)) return write;
  }
  return usual;
}

/** Both in words, a cost with its currency behind it. */
export function missText(
  miss: ForetoldAndCome & { outcome: number },
  { numbers }: { numbers: Numbers },
): { foretold: string; outcome: string } {
  const write = verdictFormat(miss, { numbers });
  const unit = miss.quantity === 'COST' && miss.currency !== null ? `\u00a0${miss.currency}` : '';
  return {
    foretold: `${numbers.withInterval(miss.foretold, write)}${unit}`,
    outcome: `${write(miss.outcome)}${unit}`,
  };
}

/** The same of a sweep’s device time, in hours. */
export function forecastMissText(
  { foretold, deviceHours }: { foretold: Interval; deviceHours: number },
  { numbers }: { numbers: Numbers },
): ReturnType<typeof missText> {
  const seconds = { foretold: scaleInterval(foretold, 3600), outcome: 3600 * deviceHours };
  return missText({ quantity: 'DEVICE_SECONDS', currency: null, ...seconds }, { numbers });
}

/** The end beyond which an outcome lies; null inside. */
function endBeside({ lower, upper }: Interval, outcome: number): number | null {
  if (lower !== null && outcome < lower) return lower;
  return upper !== null && outcome > upper ? upper : null;
}
