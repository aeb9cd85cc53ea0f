import type { Ends, Interval } from '../estimate/estimate.type.ts';
import { scaleInterval } from './timeAndCost.ts';

/** Mean length of a month, in days: 365.2425 ÷ 12. */
const daysOfMonth = 30.436875;
const monthsOfYear = 12;
const daysOfYear = monthsOfYear * daysOfMonth;

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

/** What comes back in a year, at so much each month: a model is seldom trained unchanged for longer. */
export function returnedInYear(eachMonth: number): number {
  return eachMonth * monthsOfYear;
}

/** Whether what was spent has not come back within that year. */
export function isLatePayback(days: Pick<Interval, 'value'> | null): boolean {
  return days === null || days.value > daysOfYear;
}

/** Days in months of mean length. */
export function monthsOf(days: number): number {
  return days / daysOfMonth;
}

/** What is spent in a month, at so much every so many weeks. */
export function monthlyFromWeeks(each: number, everyWeeks: number): number {
  return (each * daysOfMonth) / (7 * everyWeeks);
}

/** How long a payback takes, as it is told; an end is null where at that end it never comes. */
export type PaybackTime = { unit: 'days' | 'years'; count: number } & Ends;

/** How long it takes until what was spent has come back, as it is told: within whole days, or in years where they are more than two. */
export function paybackTime(days: Interval): PaybackTime {
  if (days.value <= 2 * daysOfYear) {
    const whole = (end: number | null) => end && Math.ceil(end);
    return { unit: 'days', count: Math.ceil(days.value), lower: whole(days.lower), upper: whole(days.upper) };
  }
  const { value: count, ...ends } = scaleInterval(days, 1 / daysOfYear);
  return { unit: 'years', count, ...ends };
}
