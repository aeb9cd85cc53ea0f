import { nearLeast, widestRange } from '../discrepancy/widestRange.ts';
import type { Interval } from '../estimate/estimate.type.ts';
import { intervalOf, percentileEnds } from '../estimate/interval.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import { fixedNormals } from '../probability/fixedNormals.ts';
import { fewestBatchSizes, type ValuesOfBatchSize } from './budgetValues.ts';
import { type MeanAtPlace, type ScatteredMeans, smoothCurve } from './smoothCurve.ts';

/** What a batch size costs in final loss at a budget. */
export type LossAtBudget = {
  batchSize: number;
  runs: number;
  /** What is left at the budget: a loss or a norm, or the share of errors of an accuracy. */
  remaining: Interval;
  /** By which factor that is above the least. */
  ratio: Interval;
};

/** Which batch size leaves the least loss at a budget, and what the others cost. */
export type BestAtBudget = {
  /** With an end that is null where the least may lie beyond the batch sizes that were tried. Null with fewer than four of them. */
  bestBatchSize: Interval | null;
  /** Batch sizes that all surely leave at most (1 + tolerance) times the least; null where none does. */
  nearlyBest: BatchSizeRange | null;
  losses: LossAtBudget[];
};

/** How much more loss than the least is nearly as good, as a share, where nobody says. */
export const usualLossTolerance = 0.01;

const evenPlaces = 49;
const mostMeans = 40;
/** A batch size whose mean is further above the least, in ln, has a loss of its own: one curve through a wall and a valley is neither. */
const farAbove = 0.4;

/**
 * The batch size with the least loss after a fixed number of examples, from what the runs of each batch size had come to by then
 * (docs/equations.md, section 10b). No law of the loss is taken for granted. `worse` are batch sizes without a value that surely leave more: their
 * runs diverged, or were hopeless.
 */
export function bestAtBudget(
  batchSizes: readonly ValuesOfBatchSize[],
  { level, tolerance, worse = [] }: { level: number; tolerance: number; worse?: readonly number[] },
): BestAtBudget {
  if (batchSizes.length < fewestBatchSizes) return { bestBatchSize: null, nearlyBest: null, losses: [] };
  const { means, ...scatter } = scatteredMeans(batchSizes);
  const near = nearIndices(means);
  const nearMeans = means.slice(near.lower, near.upper + 1);
  const places = placesOf(nearMeans);
  const { mean, draws } = smoothCurve({ means: mergedMeans(nearMeans), ...scatter }, places);
  const leastAt = indexOfLeast(mean);
  const leastOfDraws = draws.map(indexOfLeast);
  const own = ownDraws(scatter, draws.length);

  const losses = means.map(({ place, mean: ownMean, count }, i): LossAtBudget => {
    const read = i < near.lower || i > near.upper ? null : readerAt(place, places);
    const value = read ? read(mean) : ownMean;
    const logs = draws.map((draw, k) =>
      read ? read(draw) : ownMean + (own[(k + 101 * i) % own.length] ?? 0) / Math.sqrt(count),
    );
    const logRatios = logs.map((log, k) => log - (draws[k]?.[leastOfDraws[k] ?? 0] ?? Number.NaN));
    return {
      batchSize: batchSizes[i]?.batchSize ?? Number.NaN,
      runs: count,
      remaining: exponential(intervalOf(value, logs, level)),
      ratio: exponential(intervalOf(value - (mean[leastAt] ?? Number.NaN), logRatios, level)),
    };
  });
  return {
    bestBatchSize: bestOf(places, { leastAt, leastOfDraws, level }, [
      ...means.map(({ place }) => place),
      ...worse.map(Math.log),
    ]),
    nearlyBest: nearlyBestOf(places, draws, { leastAt, level, tolerance }),
    losses,
  };
}

/**
 * Where the curve is least. Where too many draws have it at an edge of the places it may lie beyond: up to the next batch size, which
 * surely has more loss, or wherever, where there is none.
 */
function bestOf(
  places: Float64Array,
  { leastAt, leastOfDraws, level }: { leastAt: number; leastOfDraws: readonly number[]; level: number },
  known: readonly number[],
): Interval {
  const tail = (1 - level) / 2;
  const [first, last] = [places[0] ?? Number.NaN, places.at(-1) ?? Number.NaN];
  const below = Math.max(...known.filter((place) => place < first));
  const above = Math.min(...known.filter((place) => place > last));
  const isBeyond = (edge: number) =>
    leastOfDraws.filter((each) => each === edge).length > tail * leastOfDraws.length;
  const [lower, upper] = percentileEnds([{ values: leastOfDraws, weight: 1 }], level);
  const ends = [
    isBeyond(0) ? below : (places[Math.min(leastAt, lower)] ?? Number.NaN),
    isBeyond(places.length - 1) ? above : (places[Math.max(leastAt, upper)] ?? Number.NaN),
    // Of no batch sizes the greatest and the least are infinite.
  ].map((end) => (Number.isFinite(end) ? batchSizeAt(end) : null));
  return {
    value: batchSizeAt(places[leastAt] ?? Number.NaN),
    lower: ends[0] ?? null,
    upper: ends[1] ?? null,
  };
}

/** Without what a logarithm and back leaves of rounding. */
const batchSizeAt = (place: number) => Number(Math.exp(place).toPrecision(12));

/** First and last of the batch sizes about the least mean that are not far above it, four at least. */
function nearIndices(means: readonly MeanAtPlace[]): BatchSizeRange {
  const meanAt = (index: number) => means[index]?.mean ?? Number.POSITIVE_INFINITY;
  const least = means.reduce((best, { mean }, i) => (mean < meanAt(best) ? i : best), 0);
  let [lower, upper] = [least, least];
  const limit = meanAt(least) + farAbove;
  while (meanAt(lower - 1) <= limit) lower -= 1;
  while (meanAt(upper + 1) <= limit) upper += 1;
  while (upper - lower + 1 < fewestBatchSizes) {
    if (meanAt(lower - 1) < meanAt(upper + 1)) lower -= 1;
    else upper += 1;
  }
  return { lower, upper };
}

/** Draws of a single run about its mean: Student's t. */
function ownDraws(
  { variance, freedom }: Pick<ScatteredMeans, 'variance' | 'freedom'>,
  count: number,
): number[] {
  const normal = fixedNormals();
  return Array.from({ length: count }, () => {
    let squares = 0;
    for (let i = 0; i < freedom; i++) squares += normal() ** 2;
    return freedom === 0 ? Number.NaN : Math.sqrt((variance * freedom) / squares) * normal();
  });
}

function nearlyBestOf(
  places: Float64Array,
  draws: readonly Float64Array[],
  { leastAt, level, tolerance }: { leastAt: number; level: number; tolerance: number },
): BatchSizeRange | null {
  const everywhere = [places[0] ?? 0, places.at(-1) ?? 0] as const;
  const near = draws.map((draw) => nearLeast(draw, places, everywhere, tolerance));
  const range = widestRange(near, level, leastAt);
  if (range === null) return null;
  // The curve was looked at where the places are; between two of them it is smooth.
  const at = (index: number) => {
    const [from, to] = [places[Math.floor(index)] ?? Number.NaN, places[Math.ceil(index)] ?? Number.NaN];
    return Math.exp(from + (index - Math.floor(index)) * (to - from));
  };
  return { lower: at(range.lower), upper: at(range.upper) };
}

/** ln b evenly over the batch sizes that have means, and at these themselves where they are few enough to draw at. */
function placesOf(means: readonly MeanAtPlace[]): Float64Array {
  const tried = means.map(({ place }) => place);
  const [first, last] = [Math.min(...tried), Math.max(...tried)];
  const spacing = (last - first) / (evenPlaces - 1);
  const even = Array.from({ length: evenPlaces }, (_, i) => first + i * spacing);
  if (tried.length > mostMeans) return Float64Array.from(even);
  const between = even.filter((place) => tried.every((each) => Math.abs(each - place) > spacing / 4));
  return Float64Array.from([...between, ...tried]).sort();
}

/** Neighbours as one, where there are more than a curve takes in a tenth of a second: its time grows with the cube of their number. */
function mergedMeans(means: readonly MeanAtPlace[]): readonly MeanAtPlace[] {
  if (means.length <= mostMeans) return means;
  return Array.from({ length: mostMeans }, (_, i) => {
    const bound = (of: number) => Math.round((of * means.length) / mostMeans);
    const together = means.slice(bound(i), bound(i + 1));
    const count = together.reduce((sum, each) => sum + each.count, 0);
    const average = (figure: (each: MeanAtPlace) => number) =>
      together.reduce((sum, each) => sum + each.count * figure(each), 0) / count;
    return { place: average(({ place }) => place), mean: average(({ mean }) => mean), count };
  });
}

/** Reads a curve at a place, on a straight line between those where it was drawn. */
function readerAt(place: number, places: Float64Array): (curve: Float64Array) => number {
  const next = Math.max(
    1,
    places.findIndex((each) => each >= place),
  );
  const [from, to] = [places[next - 1] ?? Number.NaN, places[next] ?? Number.NaN];
  const share = Math.min(1, Math.max(0, (place - from) / (to - from)));
  return (curve) => (1 - share) * (curve[next - 1] ?? Number.NaN) + share * (curve[next] ?? Number.NaN);
}

function scatteredMeans(batchSizes: readonly ValuesOfBatchSize[]): ScatteredMeans {
  let [squares, freedom] = [0, 0];
  const means = batchSizes.map(({ batchSize, values }) => {
    const logs = values.map(Math.log);
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    squares += logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    freedom += logs.length - 1;
    return { place: Math.log(batchSize), mean, count: logs.length };
  });
  return { means, variance: freedom > 0 ? squares / freedom : 0, freedom };
}

function indexOfLeast(values: Float64Array): number {
  let least = 0;
  values.forEach((value, i) => {
    if (value < (values[least] ?? Number.NaN)) least = i;
  });
  return least;
}

function exponential({ value, lower, upper }: Interval): Interval {
  return {
    value: Math.exp(value),
    lower: lower === null ? null : Math.exp(lower),
    upper: upper === null ? null : Math.exp(upper),
  };
}
