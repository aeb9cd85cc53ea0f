import type { Crossing, Interval } from '../estimate/estimate.type.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import type { MoveDirection } from './movedBeyond.ts';
import { movedBeyond } from './movedBeyond.ts';

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

/**
 * The batch sizes that a re-check may try: few, around the interval of b* that it checks; or as many times as large a range on the side
 * to which b* has moved, where the last one could not say how far.
 */
export function recheckRange(
  { value, lower, upper }: Interval,
  trainingExamples: number,
  moved: MoveDirection | null = null,
): BatchSizeRange {
  const below = moved === null ? reach : moved === 'UP' ? 1 : reach ** 2;
  const above = reach ** 2 / below;
  return {
    lower: Math.max(1, Math.floor((lower ?? value) / below)),
    upper: Math.max(1, Math.min(trainingExamples, Math.ceil((upper ?? value) * above))),
  };
}

/** Of intervals that lie apart by less, a few in a hundred do so by chance: a plan that stops once it is precise enough is lucky. */
const margin = 1.5;
/**
 * A move by a smaller factor is none that anybody would act on: within it, work stays within a few per cent of the least. The narrowest
 * intervals of a dozen runs claim more than that, and would tell it now and then.
 */
const leastMove = 1.25;

/** UNDECIDED: b* is no more known to have moved than to have stayed. */
export type RecheckVerdict = 'SAME' | 'MOVED' | 'UNDECIDED';

/** A verdict and, where it is MOVED, in which direction. */
export type RecheckFinding = { verdict: RecheckVerdict; direction: MoveDirection | null };

/**
 * Whether b* has moved: by a factor of 1.25 at least, and on a logarithmic scale further than 1.5 times the half widths of both
 * 95 % intervals together. The new value then lies outside the old interval, and the intervals lie apart. Without a new interval, the
 * work of the runs beyond that distance from the old value decides whether b* lies there (`movedBeyond`). `npm run bench -- recheck`
 * counts how often a move is told of a b* that has not moved.
 */
export function recheckVerdict(
  before: Interval,
  now: Interval | null,
  crossings: readonly Crossing[],
): RecheckFinding {
  const [width, widthNow] = [halfWidth(before), halfWidth(now)];
  if (width === null) return { verdict: 'UNDECIDED', direction: null };
  const least = (widths: number) => Math.max(Math.log(leastMove), margin * widths);
  if (!now || widthNow === null) {
    const direction = movedBeyond({ value: before.value, factor: Math.exp(least(width)) }, crossings);
    return { verdict: direction ? 'MOVED' : 'UNDECIDED', direction };
  }
  const move = Math.log(now.value / before.value);
  return Math.abs(move) > least(width + widthNow)
    ? { verdict: 'MOVED', direction: move > 0 ? 'UP' : 'DOWN' }
    : { verdict: 'SAME', direction: null };
}

function halfWidth(interval: Interval | null): number | null {
  return interval?.lower && interval.upper ? Math.log(interval.upper / interval.lower) / 2 : null;
}
