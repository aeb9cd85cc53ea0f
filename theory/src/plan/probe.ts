import type { BatchSizeRange } from '../laws/law.type.ts';
import { candidateBatchSizes, nearestCandidate } from './candidateBatchSizes.ts';

/** A batch size that was tried or is being tried. */
export type TriedBatchSize = {
  batchSize: number;
  /** Runs that reached the target. */
  arrivals: number;
  /** Mean ln N of those; null where none has arrived (yet). */
  logWork: number | null;
};

export type Probe =
  | { status: 'PROBE'; batchSize: number }
  /** What the open runs say decides where to look next. */
  | { status: 'WAIT' }
  /** Enough for the laws. */
  | { status: 'DONE' }
  /** Not even the largest batch size reaches the target. */
  | { status: 'NOTHING_ARRIVES' };

/** With fewer, the laws of two shape parameters cannot be fitted. */
const fewestArrivals = 5;
const fewestArrivedBatchSizes = 4;
/** How many batch sizes are tried at once while none has arrived: the middle, and one on either side. */
const pilotSize = 3;

/**
 * Where to look while too little is known for the laws: from the middle of the range by wide strides, to larger batches
 * until one arrives, then downhill until the least work is bracketed, then into the wider gap beside it.
 */
export function nextProbe(
  tried: readonly TriedBatchSize[],
  range: BatchSizeRange,
  waiting: ReadonlySet<number> = new Set(),
): Probe {
  const candidates = candidateBatchSizes(range);
  const stride = Math.min(8, Math.max(1.5, (range.upper / range.lower) ** 0.25));
  const snapped = (batchSize: number): Probe => ({
    status: 'PROBE',
    batchSize: nearestCandidate(candidates, batchSize),
  });
  if (tried.length === 0) return snapped(Math.sqrt(range.lower * range.upper));

  const ascending = tried.toSorted((a, b) => a.batchSize - b.batchSize);
  const arrived = ascending.filter(({ logWork }) => logWork !== null);
  const best = arrived.reduce<TriedBatchSize | null>(
    (least, each) => (least === null || (each.logWork ?? 0) < (least.logWork ?? 0) ? each : least),
    null,
  );
  if (best === null && waiting.size > 0) {
    const [start = range.upper] = waiting;
    const beside = [start * stride, start / stride]
      .map((batchSize) =>
        nearestCandidate(candidates, Math.min(range.upper, Math.max(range.lower, batchSize))),
      )
      .find((batchSize) => ascending.every((each) => each.batchSize !== batchSize));
    return tried.length < pilotSize && beside !== undefined ? snapped(beside) : { status: 'WAIT' };
  }
  if (best === null) {
    const largest = ascending.at(-1)?.batchSize ?? range.upper;
    if (largest >= range.upper) return { status: 'NOTHING_ARRIVES' };
    return snapped(Math.min(range.upper, largest * stride));
  }
  const above = ascending.find(({ batchSize }) => batchSize > best.batchSize);
  const below = ascending.findLast(({ batchSize }) => batchSize < best.batchSize);
  if (!above && best.batchSize < range.upper) {
    return snapped(Math.min(range.upper, best.batchSize * stride));
  }
  if (!below && best.batchSize > range.lower) {
    return snapped(Math.max(range.lower, best.batchSize / stride));
  }
  const arrivals = tried.reduce((sum, each) => sum + each.arrivals, 0) + waiting.size;
  const sizes = new Set([...arrived.map(({ batchSize }) => batchSize), ...waiting]).size;
  if (sizes >= fewestArrivedBatchSizes && arrivals >= fewestArrivals) {
    return waiting.size > 0 && arrived.length < fewestArrivedBatchSizes
      ? { status: 'WAIT' }
      : { status: 'DONE' };
  }
  const gaps = [below, above].flatMap((neighbour) => {
    if (neighbour === undefined) return [];
    const middle = nearestCandidate(candidates, Math.sqrt(neighbour.batchSize * best.batchSize));
    const isNew = middle !== neighbour.batchSize && middle !== best.batchSize;
    return isNew ? [{ middle, width: Math.abs(Math.log(neighbour.batchSize / best.batchSize)) }] : [];
  });
  const widest = gaps.sort((a, b) => b.width - a.width)[0];
  return widest ? snapped(widest.middle) : { status: 'PROBE', batchSize: best.batchSize };
}
