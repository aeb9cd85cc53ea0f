import type { Interval } from '../estimate/estimate.type.ts';

/** Mean length of a month, in days: 365.2425 ÷ 12. */
const daysOfMonth = 30.436875;
export const daysOfYear = 12 * daysOfMonth;

/**
 * Days after which what was spent once has come back, at so much saved a month. An end is null where, at that end,
 * nothing is saved and it never comes back; null where that is so of the value.
 */
export function paybackDays(spent: number, savedAMonth: Interval): Interval | null {
  const days = (saved: number | null) => (saved !== null && saved > 0 ? (spent / saved) * daysOfMonth : null);
  const value = days(savedAMonth.value);
  // The more is saved, the sooner.
  return value === null ? null : { value, lower: days(savedAMonth.upper), upper: days(savedAMonth.lower) };
}

/**
 * How long it takes until what was spent has come back, as it is told: in days, in years where they are more than two, either
 * rounded up. Null where it may never come back.
 */
export function paybackTime({ value, upper }: Interval): { unit: 'days' | 'years'; count: number } | null {
  if (upper === null) return null;
  return value > 2 * daysOfYear
    ? { unit: 'years', count: Math.ceil(value / daysOfYear) }
    : { unit: 'days', count: Math.ceil(value) };
}
