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
  criticalBatchSize: { upper: number | null } | null;
};

/** What batch sizes that do not fit mean for the answer: it stands below them, or b* may lie above what fits, or nobody knows. */
export type MemoryBearing = 'stands' | 'astride' | 'unknown' | 'nothingFits';

export function memoryBearing(
  { smallestTooLarge, largestThatFits }: Omit<MemoryLimit, 'devices'>,
  estimate: AnsweredEstimate | null,
): MemoryBearing {
  if (largestThatFits === null) return 'nothingFits';
  if (!estimate || estimate.answer === 'NOT_IDENTIFIED') return 'unknown';
  // Without a minimum the least work is at the small end, which fits; an open end may lie anywhere above.
  const { criticalBatchSize } = estimate;
  const upper = criticalBatchSize ? (criticalBatchSize.upper ?? Number.POSITIVE_INFINITY) : 0;
  return upper < smallestTooLarge ? 'stands' : 'astride';
}

/** Says which batch sizes do not fit, and what that means for the answer: whether b* lies below them. */
export function tellMemoryLimit(
  memory: MemoryLimit,
  estimate: AnsweredEstimate | null,
  { numbers }: { numbers: Numbers },
): string {
  const words = wordsOf(numbers.locale).memory;
  const limit = words.limit({
    batchSize: numbers.whole(memory.smallestTooLarge),
    devices: numbers.list([...memory.devices]),
  });
  const largest = numbers.whole(memory.largestThatFits ?? 0);
  const means = {
    stands: () => words.stands,
    astride: () => words.astride({ largest }),
    unknown: () => words.unknown({ largest }),
    nothingFits: () => words.nothingFits,
  }[memoryBearing(memory, estimate)];
  return words.join([limit, means()]);
}
