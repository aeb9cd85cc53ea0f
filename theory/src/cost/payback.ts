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
