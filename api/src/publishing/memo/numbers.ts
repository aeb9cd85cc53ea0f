import type { Interval } from '@critbatch/theory';
import type { MemoLocale, MemoMoney } from './memoData.ts';

/** Numbers as a memo writes them: two significant digits, an interval with its ends, money to its smallest unit when spent. */
export function numbersIn(locale: MemoLocale) {
  const language = locale === 'ja' ? 'ja-JP' : 'en-GB';
  const dash = locale === 'ja' ? '〜' : '–';
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const brief = new Intl.NumberFormat(language, { maximumSignificantDigits: 2, notation: 'compact' });
  const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const nearOne = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: locale === 'ja' ? 'long' : 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const range = ({ lower, upper }: Interval, format: (value: number) => string) =>
    lower === null
      ? upper === null
        ? dash
        : `≤\u00a0${format(upper)}`
      : upper === null
        ? `≥\u00a0${format(lower)}`
        : `${format(lower)}${dash}${format(upper)}`;
  const spaced = locale === 'ja' ? (text: string) => `（${text}）` : (text: string) => ` (${text})`;
  const withEnds = (interval: Interval, format: (value: number) => string) =>
    `${format(interval.value)}${spaced(range(interval, format))}`;
  return {
    whole: (value: number) => whole.format(value),
    batchSizes: (interval: Interval) => withEnds(interval, (value) => whole.format(value)),
    span: (lower: number, upper: number) =>
      `${whole.format(Math.ceil(lower))}${locale === 'ja' ? dash : ' to '}${whole.format(Math.floor(upper))}`,
    briefly: (interval: Interval) => withEnds(interval, (value) => brief.format(value)),
    brief: (value: number) => brief.format(value),
    /** One decimal would hide what a factor near 1 says. */
    factor: (interval: Interval) =>
      withEnds(interval, (value) => (value < 1.095 ? nearOne : tenths).format(value)),
    /** A budget of seconds is not no time at all. */
    hours: (value: number) =>
      (value > 0 && value < 0.95 ? brief : value < 9.95 ? tenths : whole).format(value),
    /** To the smallest unit of the currency: a yen has none below it. */
    spentMoney: ({ amount, currency }: MemoMoney) =>
      `${new Intl.NumberFormat(language, unitsOf(currency)).format(amount)}\u00a0${currency}`,
    /** What is forecast is known to two digits at best. */
    forecastMoney: (interval: Interval, currency: string) =>
      `${withEnds(interval, (value) => brief.format(value))}\u00a0${currency}`,
    list: (values: readonly number[]) =>
      values.map((value) => whole.format(value)).join(locale === 'ja' ? '、' : ', '),
    percent: (level: number) => `${whole.format(level * 100)}\u00a0%`,
    day: (isoDay: string) => day.format(new Date(`${isoDay}T00:00:00Z`)),
  };
}

function unitsOf(currency: string): Intl.NumberFormatOptions {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}
