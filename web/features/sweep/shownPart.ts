/** More batch sizes than these are not told apart on a page. */
const mostBatchSizes = 200;
/** Runs that a page draws and lists; the rest is in its CSV file. A page of 10,000 kept the portal from everybody for a minute. */
const mostRuns = 1_000;

type WithRuns = {
  batchSizes: readonly number[];
  seeds: readonly number[];
  runs: readonly { batchSize: number; seed: number }[];
};

/**
 * A sweep as its page draws and lists it: with all of its runs where they are few, else with the same number of seeds, the first
 * ones, of batch sizes that are spread evenly over all.
 */
export function shownPart<Sweep extends WithRuns>(sweep: Sweep): Sweep {
  if (sweep.runs.length <= mostRuns) return sweep;
  const batchSizes = spread(sweep.batchSizes.toSorted((one, other) => one - other));
  const seedsOfEach = Math.floor(mostRuns / batchSizes.length);
  const counts = new Map(batchSizes.map((batchSize) => [batchSize, 0]));
  const runs = sweep.runs.filter(({ batchSize }) => {
    const count = counts.get(batchSize);
    if (count === undefined || count >= seedsOfEach) return false;
    counts.set(batchSize, count + 1);
    return true;
  });
  const shown = new Set(runs.map(({ seed }) => seed));
  return { ...sweep, batchSizes, runs, seeds: sweep.seeds.filter((seed) => shown.has(seed)) };
}

/** At most so many, the first and the last among them. */
function spread(values: readonly number[]): number[] {
  if (values.length <= mostBatchSizes) return [...values];
  const step = (values.length - 1) / (mostBatchSizes - 1);
  return Array.from({ length: mostBatchSizes }, (_, index) => values[Math.round(index * step)] as number);
}
