import { leastSeeds, medianOf } from './medianScore.ts';

/** One run as a leaderboard sees it: what it took, or null for a miss. */
export type ScoredRun = { batchSize: number; seed: number; figure: { lower: number; upper: number } | null };

/**
 * Which runs of a sweep are scored; or which seeds they are short of, so that they can be added. Null without a run.
 * `batchSize` is the nearest to b*, or the one of least median; `batchSizes` are all whose runs are scored, ascending.
 */
export type ScoredBatchSize =
  | { status: 'SCORED'; batchSize: number; batchSizes: number[] }
  | { status: 'SEEDS_MISSING'; batchSize: number; present: number; seeds: number[] };

/** b* of a sweep, with the batch sizes between which work is within a tenth of the least. */
export type ScoredMinimum = { value: number; valley: { lower: number; upper: number } | null };

/**
 * The runs that a sweep is scored over. With a b* to go by, all those of the tested batch size nearest to it by ratio, and,
 * while they are fewer than `leastSeeds`, all those of the next nearest inside the valley: which of them was lucky has no say,
 * nor is a sweep refused that has put one or two runs at each of several batch sizes around b*. Else, and where another figure
 * than work is ranked, those of the batch size of least median among the ones with at least `leastSeeds` seeds, or among all
 * where none has so many. Of equal ones the smaller.
 */
export function scoredBatchSize(
  runs: readonly ScoredRun[],
  minimum: ScoredMinimum | null,
): ScoredBatchSize | null {
  const sizes = [...Map.groupBy(runs, ({ batchSize }) => batchSize)].map(([batchSize, ofSize]) => ({
    batchSize,
    ofSize,
    isComplete: ofSize.length >= leastSeeds,
    distance:
      minimum === null
        ? medianOf(ofSize.map(({ figure }) => figure?.upper ?? Number.POSITIVE_INFINITY))
        : Math.abs(Math.log(batchSize / minimum.value)),
  }));
  const complete = sizes.filter(({ isComplete }) => isComplete);
  const candidates = minimum === null && complete.length > 0 ? complete : sizes;
  const [first, ...others] = candidates.sort(
    (a, b) => compare(a.distance, b.distance) || a.batchSize - b.batchSize,
  );
  if (!first) return null;
  const chosen = [first];
  const valley = minimum?.valley;
  const beside = others.filter(
    ({ batchSize }) => valley && batchSize >= valley.lower && batchSize <= valley.upper,
  );
  const count = () => chosen.reduce((sum, { ofSize }) => sum + ofSize.length, 0);
  while (count() < leastSeeds) {
    const next = beside.shift();
    if (!next) break;
    chosen.push(next);
  }
  const { batchSize, ofSize } = first;
  const present = count();
  if (present < leastSeeds) {
    return {
      status: 'SEEDS_MISSING',
      batchSize,
      present,
      seeds: seedsToAdd(runs, ofSize, leastSeeds - present),
    };
  }
  return {
    status: 'SCORED',
    batchSize,
    batchSizes: chosen.map((size) => size.batchSize).sort((a, b) => a - b),
  };
}

/** Seeds that other batch sizes have come first: they cost nothing in comparability. Then the least that nobody has. */
function seedsToAdd(runs: readonly ScoredRun[], ofSize: readonly ScoredRun[], count: number): number[] {
  const taken = new Set(ofSize.map(({ seed }) => seed));
  const others = [...new Set(runs.map(({ seed }) => seed))].sort((a, b) => a - b);
  const fresh = Array.from({ length: others.length + leastSeeds }, (_, seed) => seed);
  return [...new Set([...others, ...fresh])].filter((seed) => !taken.has(seed)).slice(0, count);
}

function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
