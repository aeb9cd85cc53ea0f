import { leastSeeds, medianOf } from './medianScore.ts';

/** One run as a leaderboard sees it: what it took, or null for a miss. */
export type ScoredRun = { batchSize: number; seed: number; figure: { lower: number; upper: number } | null };

/**
 * Where a sweep is scored; or which seeds its batch size is short of, so that they can be added: another batch size is never
 * scored in its place. Null without a run.
 */
export type ScoredBatchSize =
  | { status: 'SCORED'; batchSize: number }
  | { status: 'SEEDS_MISSING'; batchSize: number; present: number; seeds: number[] };

/**
 * The batch size that a sweep is scored at. With a b* to go by, the tested one nearest to it by ratio: which of them was
 * lucky then has no say, nor how many seeds each has. Else, and where another figure than work is ranked, the one of
 * least median among those with at least `leastSeeds` seeds, or among all where none has so many. Of equal ones the smaller.
 */
export function scoredBatchSize(
  runs: readonly ScoredRun[],
  criticalBatchSize: number | null,
): ScoredBatchSize | null {
  const sizes = [...Map.groupBy(runs, ({ batchSize }) => batchSize)].map(([batchSize, ofSize]) => ({
    batchSize,
    ofSize,
    isComplete: ofSize.length >= leastSeeds,
    distance:
      criticalBatchSize === null
        ? medianOf(ofSize.map(({ figure }) => figure?.upper ?? Number.POSITIVE_INFINITY))
        : Math.abs(Math.log(batchSize / criticalBatchSize)),
  }));
  const complete = sizes.filter(({ isComplete }) => isComplete);
  const candidates = criticalBatchSize === null && complete.length > 0 ? complete : sizes;
  const [first] = candidates.sort((a, b) => compare(a.distance, b.distance) || a.batchSize - b.batchSize);
  if (!first) return null;
  const { batchSize, ofSize, isComplete } = first;
  if (isComplete) return { status: 'SCORED', batchSize };
  return { status: 'SEEDS_MISSING', batchSize, present: ofSize.length, seeds: seedsToAdd(runs, ofSize) };
}

/** Seeds that other batch sizes have come first: they cost nothing in comparability. Then the least that nobody has. */
function seedsToAdd(runs: readonly ScoredRun[], ofSize: readonly ScoredRun[]): number[] {
  const taken = new Set(ofSize.map(({ seed }) => seed));
  const others = [...new Set(runs.map(({ seed }) => seed))].sort((a, b) => a - b);
  const fresh = Array.from({ length: others.length + leastSeeds }, (_, seed) => seed);
  return [...new Set([...others, ...fresh])]
    .filter((seed) => !taken.has(seed))
    .slice(0, leastSeeds - ofSize.length);
}

function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
