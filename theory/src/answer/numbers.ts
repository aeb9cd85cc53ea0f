import type { Ends, Interval } from '../estimate/estimate.type.ts';
import type { Locale } from './locale.ts';

/** Writes a number; the greater end of an interval is `beside` the smaller one, so that both can be in one unit. */
export type Write = (value: number, beside?: number) => string;

/** How a language writes our numbers. Full values belong in tables, tooltips and exports; these are for reading. */
export type Numbers = {
  locale: Locale;
  /** Two significant digits: 1.4 M, 15 k; 140 万, 1.5 万. */
  quantity: (value: number) => string;
  /** A quantity that is at least this much: as `quantity`, never rounded up. */
  leastQuantity: (value: number) => string;
  /** A round value on an axis: 1 M, 0.5, 100 k. */
  tick: (value: number) => string;
  /** A whole number, grouped from five digits on: 1024, 12,345. */
  whole: (value: number) => string;
  /** A ratio, one decimal under 10, and two where one would hide what it says: 1.04, 2.3, 13. */
  factor: (value: number) => string;
  /** A ratio that is at least this much: as `factor`, never rounded up. */
  leastFactor: (value: number) => string;
  /** Whole batch sizes that surely lie inside: rounded inwards; null where there is none. */
  inside: (range: { lower: number; upper: number }) => { lower: number; upper: number } | null;
  /** Both ends of an interval, as `interval` writes them; null where it is open. */
  ends: (ends: Ends, write?: Write) => { lower: string | null; upper: string | null };
  /** 86–107; 86〜107. An open end becomes ≤ or ≥, and no dash stands beside a minus. Whole numbers unless `write` says else. */
  interval: (ends: Ends, write?: Write) => string;
  /** A text in brackets, with the space that stands before them. */
  brackets: (text: string) => string;
  /** A value with its interval: 96 (86–107); 96（86〜107）; 96 (no bounds). */
  withInterval: (interval: Interval, write?: Write) => string;
  /** Texts or whole numbers one after the other: 64, 96 and 128; 64、96、128. */
  list: (items: readonly (string | number)[]) => string;
  /** The same without a last “and”, as in a table: 64, 96, 128; 64、96、128. */
  row: (items: readonly (string | number)[]) => string;
  /** With so many significant digits, and no unit. */
  digits: (count: number) => Write;
  /** A share of the evidence: 0.98, < 0.01. */
  weight: (value: number) => string;
  /** A setting as it was typed: 0.1, 1e-6. */
  setting: (value: number) => string;
  /** A time in seconds, in the unit that suits it: 0.3 s, 45 s, 1.5 min, 23.9 h; from an hour on in that of hours beside it. */
  duration: (seconds: number, beside?: number) => string;
  /** A time with so many significant digits, in the unit that suits another one. */
  durationDigits: (count: number, like: number) => Write;
  /** Hours as they were typed: 2.25 h. */
  hours: (hours: number) => string;
  /**
   * An amount in a currency, to its smallest unit below 1,000, with two digits below a tenth, to tens above 1,000 or beside such; the
   * currency stands beside it.
   */
  money: (currency: string) => (amount: number, beside?: number) => string;
  /** An amount of which nothing may be lost, such as what was spent: to its smallest unit. */
  sum: (currency: string) => (amount: number) => string;
  /** A price or a limit as it was typed, never rounded: 2.50, 0.0042, 1,284. */
  price: (currency: string) => (amount: number) => string;
  date: (time: Date) => string;
  /** The date that a time has in UTC: for what is a day of UTC, wherever the server stands. */
  day: (time: Date) => string;
  /** A date with hours and minutes, in the server's time zone, which is named. */
  moment: (time: Date) => string;
};

const noBreak = '\u00a0';
const minus = '−';

const conventions = {
  en: {
    tag: 'en-GB',
    steps: [
      { from: 1e12, unit: 'T' },
      { from: 1e9, unit: 'G' },
      { from: 1e6, unit: 'M' },
      { from: 1e3, unit: 'k' },
    ],
    range: '–',
    rangeBelowZero: ' to ',
    unbounded: 'no bounds',
    brackets: [' (', ')'],
    comma: ', ',
    seconds: 's',
    minutes: 'min',
    hours: 'h',
    date: { day: 'numeric', month: 'short', year: 'numeric' },
  },
  ja: {
    tag: 'ja-JP',
    steps: [
      { from: 1e12, unit: '兆' },
      { from: 1e8, unit: '億' },
      { from: 1e4, unit: '万' },
    ],
    range: '〜',
    rangeBelowZero: '〜',
    unbounded: '範囲不明',
    brackets: ['（', '）'],
    comma: '、',
    seconds: '秒',
    minutes: '分',
    hours: '時間',
    date: { day: 'numeric', month: 'long', year: 'numeric' },
  },
} as const;

/** How numbers, units and money are written in a language. */
export function numbersOf(locale: Locale): Numbers {
  const convention = conventions[locale];
  const grouped = new Intl.NumberFormat(convention.tag, { maximumFractionDigits: 2 });
  const plain = new Intl.NumberFormat(convention.tag, { maximumFractionDigits: 0, useGrouping: 'min2' });
  const significant = new Intl.NumberFormat(convention.tag, { maximumSignificantDigits: 2 });
  const tenths = new Intl.NumberFormat(convention.tag, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    useGrouping: 'min2',
  });
  const digitsOf = (currency: string) =>
    new Intl.NumberFormat(convention.tag, { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  const sumOf = (currency: string) => {
    const digits = digitsOf(currency);
    const format = new Intl.NumberFormat(convention.tag, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    });
    const least = 10 ** -digits;
    return (amount: number) =>
      amount > 0 && amount < least / 2
        ? `<${noBreak}${format.format(least)}`
        : format.format(withoutNoise(amount)).replace('-', minus);
  };
  const digits = (count: number): Write => {
    const format = new Intl.NumberFormat(convention.tag, {
      maximumSignificantDigits: count,
      useGrouping: 'min2',
    });
    return (value) => format.format(value).replace('-', minus);
  };
  const whole = (value: number) => plain.format(value);
  const written = (item: string | number) => (typeof item === 'number' ? whole(item) : item);
  const setting = (value: number) =>
    Math.abs(value) >= 1e4 && Math.abs(value) < 1e15 ? grouped.format(value) : String(value);
  const factor = (value: number) => (value < 9.95 ? value.toFixed(value < 1.095 ? 2 : 1) : whole(value));
  const duration = (seconds: number, beside = 0): string => {
    if (seconds < 0) return `${minus}${duration(-seconds, Math.abs(beside))}`;
    if (seconds > 0 && seconds < 0.095) return `${twoDigits(seconds)}${noBreak}${convention.seconds}`;
    if (seconds < 9.95) return `${seconds.toFixed(1)}${noBreak}${convention.seconds}`;
    if (seconds < 59.5) return `${Math.round(seconds)}${noBreak}${convention.seconds}`;
    if (seconds < 7200 && !(seconds >= 3600 && beside >= 7200)) {
      const minutes = seconds / 60;
      return `${minutes < 9.95 ? twoDigits(minutes) : Math.round(minutes)}${noBreak}${convention.minutes}`;
    }
    return `${tenths.format(seconds / 3600)}${noBreak}${convention.hours}`;
  };
  const twoDigitQuantity = (rounded: number) => {
    if (rounded >= largestTold) return exponential(rounded);
    const step = convention.steps.find(({ from }) => Math.abs(rounded) >= from);
    return step
      ? `${twoDigitText(rounded / step.from, significant)}${noBreak}${step.unit}`
      : significant.format(rounded);
  };
  const ends: Numbers['ends'] = ({ lower, upper }, write = whole) => {
    if (lower === null || upper === null)
      return { lower: lower === null ? null : write(lower), upper: upper === null ? null : write(upper) };
    const [from, to] = [write(lower, upper), write(upper)];
    if (lower === upper || (from === to && write !== whole)) return { lower: to, upper: to };
    if (from !== to) return { lower: from, upper: to };
    const [first = from, last = first] = narrowInterval(lower, upper);
    return { lower: first, upper: last };
  };
  const interval = (unwritten: Ends, write: Write = whole): string => {
    const { lower, upper } = ends(unwritten, write);
    if (lower === null) return upper === null ? '–' : `≤${noBreak}${upper}`;
    if (upper === null) return `≥${noBreak}${lower}`;
    if (lower === upper) return upper;
    const range = (unwritten.lower ?? 0) < 0 ? convention.rangeBelowZero : convention.range;
    return `${lower}${range}${upper}`;
  };
  const brackets = (text: string) => `${convention.brackets[0]}${text}${convention.brackets[1]}`;
  const conjunction = new Intl.ListFormat(convention.tag, { type: 'conjunction' });
  return {
    locale,
    whole,
    tick: (value) => {
      if (value >= largestTold) return exponential(value);
      const step = convention.steps.find(({ from }) => value >= from);
      if (step) return `${grouped.format(value / step.from)}${noBreak}${step.unit}`;
      if (value === 0) return '0';
      return value >= 0.001 ? String(Number(value.toPrecision(3))) : exponential(value);
    },
    quantity: (value) => twoDigitQuantity(twoDigits(value)),
    leastQuantity: (value) => twoDigitQuantity(twoDigitsDown(value)),
    factor,
    leastFactor: (value) => {
      const parts = value < 1.1 ? 100 : value < 10 ? 10 : 1;
      return factor(Math.floor(value * parts) / parts);
    },
    inside: ({ lower, upper }) => {
      const whole = { lower: Math.ceil(lower), upper: Math.floor(upper) };
      return whole.lower <= whole.upper ? whole : null;
    },
    ends,
    interval,
    brackets,
    withInterval: ({ value, ...ends }, write = whole) => {
      const isBounded = ends.lower !== null || ends.upper !== null;
      return `${write(value)}${brackets(isBounded ? interval(ends, write) : convention.unbounded)}`;
    },
    list: (items) => conjunction.format(items.map(written)),
    row: (items) => items.map(written).join(convention.comma),
    digits,
    weight: (value) => (value < 0.005 ? `<${noBreak}0.01` : value.toFixed(2)),
    setting,
    duration,
    durationDigits: (count, like) => {
      const [unit, seconds] =
        like < 60
          ? [convention.seconds, 1]
          : like < 7200
            ? [convention.minutes, 60]
            : [convention.hours, 3600];
      return (value) => `${digits(count)(value / seconds)}${noBreak}${unit}`;
    },
    hours: (hours) => `${setting(hours)}${noBreak}${convention.hours}`,
    money: (currency) => {
      const exact = sumOf(currency);
      const least = 10 ** -digitsOf(currency);
      const small = new Intl.NumberFormat(convention.tag, {
        minimumFractionDigits: digitsOf(currency),
        maximumFractionDigits: digitsOf(currency),
        maximumSignificantDigits: 2,
        roundingPriority: 'morePrecision',
      });
      // Two that both come to less than a cent cannot be told apart by that.
      const isSmall = (amount: number) =>
        Math.abs(amount) < 10 * least && Math.abs(amount) >= least / smallestPart;
      return (amount, beside = amount) =>
        Math.max(Math.abs(amount), Math.abs(beside)) < 1000
          ? isSmall(amount)
            ? small.format(amount).replace('-', minus)
            : exact(amount)
          : grouped.format(Math.round(amount / 10) * 10).replace('-', minus);
    },
    sum: sumOf,
    price: (currency) => {
      const format = new Intl.NumberFormat(convention.tag, {
        minimumFractionDigits: digitsOf(currency),
        maximumFractionDigits: 20,
        trailingZeroDisplay: 'stripIfInteger',
      });
      return (amount) => format.format(amount);
    },
    date: (time) => new Intl.DateTimeFormat(convention.tag, convention.date).format(time),
    day: (time) =>
      new Intl.DateTimeFormat(convention.tag, { ...convention.date, timeZone: 'UTC' }).format(time),
    moment: (time) =>
      new Intl.DateTimeFormat(convention.tag, {
        ...convention.date,
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
      }).format(time),
  };
}

/** Ends that round to one whole number: 3.7–4.2 is not 4–4; 96.3–96.4 is 96–97, for its value is shown as 96. */
function narrowInterval(lower: number, upper: number): string[] {
  const rounded = Math.round(lower);
  if (rounded < lower || rounded > upper) return [Math.floor(lower), Math.ceil(upper)].map(String);
  return [...new Set([lower.toFixed(1), upper.toFixed(1)])];
}

/** 0.3 − 0.1 is 0.2, and not a cent less. */
function withoutNoise(amount: number): number {
  return Number(amount.toPrecision(12));
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}

function twoDigitsDown(value: number): number {
  const rounded = twoDigits(value);
  if (rounded <= value) return rounded;
  return twoDigits(rounded - 10 ** (Math.floor(Math.log10(value)) - 1));
}

/** 1.0 keeps its second digit: it was measured. */
function twoDigitText(scaled: number, significant: Intl.NumberFormat): string {
  return scaled < 9.95 ? scaled.toFixed(1) : significant.format(scaled);
}

/** Of the smallest unit of a currency, less than such a part is told as less than the unit. */
const smallestPart = 1e4;

/** From here on units have no use: a loss that diverges comes to 1e38. */
const largestTold = 1e15;

/** 1e−4, 1.5e−4, 1e20: with the digits that tell a tick from the next. */
function exponential(value: number): string {
  return Number(value.toPrecision(3)).toExponential().replace('-', minus).replace('+', '');
}
