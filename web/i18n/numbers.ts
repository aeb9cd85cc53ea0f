import type { Locale } from './locale.ts';

type Bounds = { lower: number | null; upper: number | null };

/** How a language writes our numbers. Full values belong in tables, tooltips and exports; these are for reading. */
export type Numbers = {
  /** Two significant digits: 1.4 M, 15 k; 140 万, 1.5 万. */
  quantity: (value: number) => string;
  /** A round value on an axis: 1 M, 0.5, 100 k. */
  tick: (value: number) => string;
  /** A whole number, grouped from five digits on: 1024, 12,345. */
  whole: (value: number) => string;
  /** A ratio, one decimal under 10: 2.3, 13. */
  factor: (value: number) => string;
  /** A ratio that is at least this much: as `factor`, never rounded up. */
  leastFactor: (value: number) => string;
  /** Whole batch sizes that surely lie inside: rounded inwards. */
  inside: (range: { lower: number; upper: number }) => { lower: number; upper: number };
  /** 86–107; 86〜107. An open end becomes ≤ or ≥. `write` is told the greater end, so that both can be in one unit. */
  interval: (bounds: Bounds, write?: (value: number, beside?: number) => string) => string;
  /** A share of the evidence: 0.98, < 0.01. */
  weight: (value: number) => string;
  /** A setting as it was typed: 0.1, 1e-6. */
  setting: (value: number) => string;
  /** A time in seconds, in the unit that suits it: 0.3 s, 45 s, 6 min, 23.9 h; from an hour on in that of hours beside it. */
  duration: (seconds: number, beside?: number) => string;
  /** An amount in a currency, to its smallest unit below 1,000, to tens above or beside such; the currency stands beside it. */
  money: (currency: string) => (amount: number, beside?: number) => string;
  date: (time: Date) => string;
  /** A date with hours and minutes, in the server's time zone, which is named. */
  moment: (time: Date) => string;
};

const noBreak = '\u00a0';

const conventions = {
  en: {
    tag: 'en-GB',
    steps: [
      { from: 1e9, unit: 'G' },
      { from: 1e6, unit: 'M' },
      { from: 1e3, unit: 'k' },
    ],
    range: '–',
    seconds: 's',
    minutes: 'min',
    hours: 'h',
    date: { day: 'numeric', month: 'short', year: 'numeric' },
  },
  ja: {
    tag: 'ja-JP',
    steps: [
      { from: 1e8, unit: '億' },
      { from: 1e4, unit: '万' },
    ],
    range: '〜',
    seconds: '秒',
    minutes: '分',
    hours: '時間',
    date: { day: 'numeric', month: 'long', year: 'numeric' },
  },
} as const;

export function numbersOf(locale: Locale): Numbers {
  const convention = conventions[locale];
  const grouped = new Intl.NumberFormat(convention.tag, { maximumFractionDigits: 2 });
  const plain = new Intl.NumberFormat(convention.tag, { maximumFractionDigits: 0, useGrouping: 'min2' });
  const whole = (value: number) => plain.format(value);
  const factor = (value: number) => (value < 9.95 ? value.toFixed(1) : whole(value));
  return {
    whole,
    tick: (value) => {
      const step = convention.steps.find(({ from }) => value >= from);
      if (step) return `${grouped.format(value / step.from)}${noBreak}${step.unit}`;
      if (value === 0) return '0';
      return value >= 0.001 ? String(Number(value.toPrecision(3))) : value.toExponential(0).replace('-', '−');
    },
    quantity: (value) => {
      const rounded = twoDigits(value);
      const step = convention.steps.find(({ from }) => Math.abs(rounded) >= from);
      return step
        ? `${twoDigitText(rounded / step.from, grouped)}${noBreak}${step.unit}`
        : grouped.format(rounded);
    },
    factor,
    leastFactor: (value) => factor(value < 10 ? Math.floor(value * 10) / 10 : Math.floor(value)),
    inside: ({ lower, upper }) => ({ lower: Math.ceil(lower), upper: Math.floor(upper) }),
    interval: ({ lower, upper }, write = whole) => {
      if (lower === null) return upper === null ? '–' : `≤${noBreak}${write(upper)}`;
      if (upper === null) return `≥${noBreak}${write(lower)}`;
      return `${write(lower, upper)}${convention.range}${write(upper)}`;
    },
    weight: (value) => (value < 0.005 ? `<${noBreak}0.01` : value.toFixed(2)),
    setting: (value) => (Math.abs(value) >= 1e4 ? grouped.format(value) : String(value)),
    duration: (seconds, beside = 0) => {
      if (seconds < 9.95) return `${seconds.toFixed(1)}${noBreak}${convention.seconds}`;
      if (seconds < 59.5) return `${Math.round(seconds)}${noBreak}${convention.seconds}`;
      if (seconds < 7200 && !(seconds >= 3600 && beside >= 7200))
        return `${Math.round(seconds / 60)}${noBreak}${convention.minutes}`;
      return `${(seconds / 3600).toFixed(1)}${noBreak}${convention.hours}`;
    },
    money: (currency) => {
      const digits =
        new Intl.NumberFormat(convention.tag, { style: 'currency', currency }).resolvedOptions()
          .maximumFractionDigits ?? 2;
      const exact = new Intl.NumberFormat(convention.tag, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
      return (amount, beside = amount) =>
        Math.max(amount, beside) < 1000 ? exact.format(amount) : grouped.format(Math.round(amount / 10) * 10);
    },
    date: (time) => new Intl.DateTimeFormat(convention.tag, convention.date).format(time),
    moment: (time) =>
      new Intl.DateTimeFormat(convention.tag, {
        ...convention.date,
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
      }).format(time),
  };
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}

/** 1.0 keeps its second digit: it was measured. */
function twoDigitText(scaled: number, grouped: Intl.NumberFormat): string {
  return scaled < 9.95 ? scaled.toFixed(1) : grouped.format(scaled);
}
