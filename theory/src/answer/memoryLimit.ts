import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';

/** What of a sweep fits into the memory of its devices. */
export type MemoryLimit = {
  smallestTooLarge: number;
  /** Null where no run has come to a result. */
  largestThatFits: number | null;
  /** Kinds of devices that were too small. */
  devices: readonly string[];
};

type LimitedRun = { batchSize: number; status: string; tooLargeFor?: readonly string[] };

/** The batch sizes from which on runs were too large for their devices; null where all fitted, or another device held them. */
export function memoryLimitOf(runs: readonly LimitedRun[]): MemoryLimit | null {
  const tooLarge = runs.filter(
    ({ status, tooLargeFor = [] }) => status !== 'SUCCEEDED' && tooLargeFor.length > 0,
  );
  if (tooLarge.length === 0) return null;
  const least = (one: number, { batchSize }: LimitedRun) => Math.min(one, batchSize);
  const smallestTooLarge = tooLarge.reduce(least, Number.POSITIVE_INFINITY);
  const largestThatFits = runs.reduce(
    (largest, { status, batchSize }) =>
      status === 'SUCCEEDED' && batchSize < smallestTooLarge ? Math.max(largest, batchSize) : largest,
    0,
  );
  return {
    smallestTooLarge,
    largestThatFits: largestThatFits || null,
    devices: [...new Set(tooLarge.flatMap(({ tooLargeFor = [] }) => tooLargeFor))],
  };
}

/** Those of some batch sizes that are not known to be too large; `limit` is null where all fit. */
export function thatFit(
  batchSizes: readonly number[],
  limit: Pick<MemoryLimit, 'smallestTooLarge'> | null,
): number[] {
  return batchSizes.filter((batchSize) => limit === null || batchSize < limit.smallestTooLarge);
}

type AnsweredEstimate = {
  answer: string;
  criticalBatchSize: { value: number; upper: number | null } | null;
};

/** Says which batch sizes do not fit, and what that means for the answer: whether b* lies below them. */
export function tellMemoryLimit(
  { smallestTooLarge, largestThatFits, devices }: MemoryLimit,
  estimate: AnsweredEstimate | null,
  { numbers }: { numbers: Numbers },
): string {
  const words = wordsOf(numbers.locale).memory;
  const limit = words.limit({
    batchSize: numbers.whole(smallestTooLarge),
    devices: numbers.list([...devices]),
  });
  const means = (): string => {
    if (largestThatFits === null) return words.nothingFits;
    const largest = numbers.whole(largestThatFits);
    if (!estimate || estimate.answer === 'NOT_IDENTIFIED') return words.unknown({ largest });
    // Without a minimum the least work is at the small end, which fits; an open end may lie anywhere above.
    const { criticalBatchSize } = estimate;
    const upper = criticalBatchSize ? (criticalBatchSize.upper ?? Number.POSITIVE_INFINITY) : 0;
    return upper < smallestTooLarge ? words.stands : words.astride({ largest });
  };
  return words.join([limit, means()]);
}
