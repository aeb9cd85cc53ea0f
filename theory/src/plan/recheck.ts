import type { Interval } from '../estimate/estimate.type.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';

/** A re-check stops at an interval hi/lo this wide: enough to see that b* has moved by as much. */
export const recheckRatio = 2.5;
/** Batch sizes beyond the ends of the interval that it checks, as a factor: the law needs both sides of the least work. */
const reach = 8;

/** The batch sizes that a re-check may try: few, around the interval of b* that it checks. */
export function recheckRange({ value, lower, upper }: Interval, trainingExamples: number): BatchSizeRange {
  return {
    lower: Math.max(1, Math.floor((lower ?? value) / reach)),
    upper: Math.max(1, Math.min(trainingExamples, Math.ceil((upper ?? value) * reach))),
  };
}

/** Of intervals that lie apart by less, a few in a hundred do so by chance: a plan that stops once it is precise enough is lucky. */
const margin = 1.5;

/** UNDECIDED: one of the intervals has no end, or there is no new b*. */
export type RecheckVerdict = 'SAME' | 'MOVED' | 'UNDECIDED';

/**
 * Whether b* has moved: on a logarithmic scale, the old and the new value lie further apart than 1.5 times the half widths of both
 * 95 % intervals together. The new value then lies outside the old interval, and the intervals lie apart. recheck.test.ts counts how
 * often that is said of a b* that has not moved.
 */
export function recheckVerdict(before: Interval, now: Interval | null): RecheckVerdict {
  const widths = [before, now].map((interval) => halfWidth(interval));
  if (!now || widths.some((width) => width === null)) return 'UNDECIDED';
  const together = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  return Math.abs(Math.log(now.value / before.value)) > margin * together ? 'MOVED' : 'SAME';
}

function halfWidth(interval: Interval | null): number | null {
  return interval?.lower && interval.upper ? Math.log(interval.upper / interval.lower) / 2 : null;
}
