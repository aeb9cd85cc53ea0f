import { leastSeeds, medianOf } from './medianScore.ts';

/** One run as a leaderboard sees it: what it took, or null for a miss. */
export type ScoredRun = { batchSize: number; seed: number; figure: { lower: number; upper: number } | null };

/**
 * The batch size that a sweep is scored at, of those with at least `leastSeeds` seeds; null where there is none. With a
 * b* to go by, the one nearest to it by ratio: which of them was lucky then has no say. Else, and where another figure than
 * work is ranked, the one whose median is least; of equal ones the smaller.
 */
export function scoredBatchSize(runs: readonly ScoredRun[], criticalBatchSize: number | null): number | null {
  const candidates = [...Map.groupBy(runs, ({ batchSize }) => batchSize)]
    .filter(([, ofSize]) => ofSize.length >= leastSeeds)
    .map(([batchSize, ofSize]) => ({
      batchSize,
      distance:
        criticalBatchSize === null
          ? medianOf(ofSize.map(({ figure }) => figure?.upper ?? Number.POSITIVE_INFINITY))
          : Math.abs(Math.log(batchSize / criticalBatchSize)),
    }))
    .sort((a, b) => compare(a.distance, b.distance) || a.batchSize - b.batchSize);
  return candidates[0]?.batchSize ?? null;
}

function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
