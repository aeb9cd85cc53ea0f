import type { Interval } from '../estimate/estimate.type.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';

/** A re-check stops at an interval hi/lo this wide: enough to see that b* has moved by as much. */
export const recheckRatio = 2.5;
/** Seeds of one batch size in a re-check: few runs, spread over batch sizes. */
export const recheckMostSeeds = 4;
/**
 * A run of a re-check may see so many times as many examples as one of the sweep before: where b* has moved up at the same K, the work
 * at it has grown as much, and no run would arrive.
 */
export const recheckCapFactor = 4;
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
/**
 * A move by a smaller factor is none that anybody would act on: within it, work stays within a few per cent of the least. The narrowest
 * intervals of a dozen runs claim more than that, and would tell it now and then.
 */
const leastMove = 1.25;

/** UNDECIDED: one of the intervals has no end, or there is no new b*. */
export type RecheckVerdict = 'SAME' | 'MOVED' | 'UNDECIDED';

/**
 * Whether b* has moved: by a factor of 1.25 at least, and on a logarithmic scale further than 1.5 times the half widths of both
 * 95 % intervals together. The new value then lies outside the old interval, and the intervals lie apart. `npm run bench -- recheck`
 * counts how often that is said of a b* that has not moved.
 */
export function recheckVerdict(before: Interval, now: Interval | null): RecheckVerdict {
  const widths = [before, now].map((interval) => halfWidth(interval));
  if (!now || widths.some((width) => width === null)) return 'UNDECIDED';
  const together = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const least = Math.max(Math.log(leastMove), margin * together);
  return Math.abs(Math.log(now.value / before.value)) > least ? 'MOVED' : 'SAME';
}

function halfWidth(interval: Interval | null): number | null {
  return interval?.lower && interval.upper ? Math.log(interval.upper / interval.lower) / 2 : null;
}
