import type { BatchSizeObservations } from '../fit/observations.ts';

/** Mean of ln K over the runs of a batch size, all of which arrived, and the variance of that mean. */
export type BatchSizeMean = { logBatchSize: number; logSteps: number; variance: number };

export type BatchSizeMeans = {
  means: BatchSizeMean[];
  /** The same of batch sizes of which some runs arrived: lower bounds, for the others count with the steps that they had made. */
  atLeast: BatchSizeMean[];
  /** Degrees of freedom of the variance: runs less one, summed over the batch sizes. */
  degreesOfFreedom: number;
};

/** Standard deviation of the prior of d, the change of ln variance with ln b. */
const trendScale = 1;
const steps = 40;

/**
 * Mean ln K of every batch size whose runs all arrived, with variance exp(a + d·ln b)/n: a and d by maximum likelihood from
 * the replicates alone, d with a N(0, 1) prior. The scatter then knows nothing of any law, and a law that does not fit cannot
 * pass for scatter. No less than ln²(u/l)/12 a run: the evaluations hide as much. `fallback` is the standard deviation of a
 * run where no batch size has two, or every run was at its target when it was first looked at.
 */
export function batchSizeMeansOf(
  observations: readonly BatchSizeObservations[],
  fallback: number,
): BatchSizeMeans {
  const sizes = observations.filter(({ logUpper }) => logUpper.every(Number.isFinite)).map(sizeOf);
  const partly = observations
    .filter(({ logUpper }) => logUpper.some(Number.isFinite) && !logUpper.every(Number.isFinite))
    .map(sizeOf);
  const degreesOfFreedom = sizes.reduce((sum, { runs }) => sum + runs - 1, 0);
  const isScattered = sizes.some(({ runs, squares, hidden }) => runs > 1 && squares + hidden > 0);
  const varianceAt = isScattered ? varianceFrom(sizes) : () => fallback ** 2;
  const meanOf = ({ logBatchSize, logSteps, runs, hidden }: Size, least = 0): BatchSizeMean => ({
    logBatchSize,
    logSteps,
    variance: Math.max(varianceAt(logBatchSize), hidden, least) / runs,
  });
  return {
    means: sizes.map((size) => meanOf(size)),
    // Where some runs miss the target, the scatter grows: theirs counts, if it is more than the others' says.
    atLeast: partly.map((size) => meanOf(size, size.squares / Math.max(1, size.runs - 1))),
    degreesOfFreedom,
  };
}

type Size = { logBatchSize: number; logSteps: number; squares: number; runs: number; hidden: number };

/** Runs of one batch size; one that did not arrive has the steps that it had made. */
function sizeOf({ batchSize, logLower, logUpper }: BatchSizeObservations): Size {
  const values = Array.from(logUpper, (upper, run) => middleOf(logLower[run] ?? 0, upper));
  const logSteps = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - logSteps) ** 2, 0);
  const width = Math.max(...Array.from(logUpper, (upper, run) => upper - (logLower[run] ?? 0)));
  const hidden = Number.isFinite(width) ? width ** 2 / 12 : 0;
  return { logBatchSize: Math.log(batchSize), logSteps, squares, runs: values.length, hidden };
}

/** Newton's method on −ln L(a, d) = Σ (n − 1)/2·(a + d·x) + SS/2·exp(−a − d·x) + d²/2, which is convex; x about its mean. */
function varianceFrom(sizes: readonly Size[]): (logBatchSize: number) => number {
  const centre = sizes.reduce((sum, { logBatchSize }) => sum + logBatchSize, 0) / sizes.length;
  // Replicates that fall between the same two evaluations still differ by what those hide.
  const total = sizes.reduce(
    (sum, { squares, runs, hidden }) => sum + Math.max(squares, (runs - 1) * hidden),
    0,
  );
  const freedom = sizes.reduce((sum, { runs }) => sum + runs - 1, 0);
  let level = Math.log(total / freedom);
  let trend = 0;
  for (let step = 0; step < steps; step++) {
    let [slopeLevel, slopeTrend] = [0, trend / trendScale ** 2];
    let [levels, mixed, trends] = [1e-9, 0, 1 / trendScale ** 2];
    for (const { logBatchSize, squares, runs, hidden } of sizes) {
      const x = logBatchSize - centre;
      const share = (Math.max(squares, (runs - 1) * hidden) / 2) * Math.exp(-level - trend * x);
      const pull = (runs - 1) / 2 - share;
      slopeLevel += pull;
      slopeTrend += pull * x;
      levels += share;
      mixed += share * x;
      trends += share * x * x;
    }
    const determinant = levels * trends - mixed * mixed;
    const clip = (move: number) => Math.min(1, Math.max(-1, move));
    level -= clip((trends * slopeLevel - mixed * slopeTrend) / determinant);
    trend -= clip((levels * slopeTrend - mixed * slopeLevel) / determinant);
  }
  return (logBatchSize) => Math.exp(level + trend * (logBatchSize - centre));
}

/** Where ln K lies in (l, u]: in the middle, at u where the run was at its target when it was first looked at, and at l where it never was. */
function middleOf(lower: number, upper: number): number {
  if (!Number.isFinite(upper)) return lower;
  return Number.isFinite(lower) ? (lower + upper) / 2 : upper;
}
