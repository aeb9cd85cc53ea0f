import type { Interval } from './estimate.type.ts';

/** The largest whole batch size of a free range, in examples; 1 at least. */
export function freeUpTo({ value }: { value: number }): number {
  return Math.max(1, Math.floor(value));
}

/** A free range in whole batch sizes, its ends rounded like its value, so that they hold it. */
export function wholeFreeRange({ value, lower, upper }: Interval): Interval {
  const whole = (end: number | null) => (end === null ? null : freeUpTo({ value: end }));
  return { value: freeUpTo({ value }), lower: whole(lower), upper: whole(upper) };
}
