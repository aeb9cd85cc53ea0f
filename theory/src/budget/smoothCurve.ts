import { matern } from '../discrepancy/matern.ts';
import { choleskyFactor, dot, factorTimes, forwardSolve } from '../matrix/cholesky.ts';
import { fixedNormals } from '../probability/fixedNormals.ts';

/** Mean of what some runs have at a place, and of how many runs it is. */
export type MeanAtPlace = { place: number; mean: number; count: number };

export type ScatteredMeans = {
  means: readonly MeanAtPlace[];
  /** Variance of single runs about their means, and its degrees of freedom: 0 without a second run of any place. */
  variance: number;
  freedom: number;
};

/** A curve at some places: its mean, and draws that are equally likely. */
export type CurveDraws = { mean: Float64Array; draws: Float64Array[] };

/** Sizes of the process as shares of the spread of the means, and its lengths as shares of the range of places. */
const sizes = [0.01, 0.03, 0.1, 0.3, 1];
const lengths = [0.15, 0.3, 0.6];
/** Scatters of single runs, as multiples of the one that was seen, or of the spread where none was. */
const seenScatters = geometric(0.5, 2.5, 9);
const unseenScatters = geometric(0.003, 2, 11);
/** Standard deviation of the parabola's coefficients, as a multiple of the spread: broad. */
const parabola = 3;
const drawCount = 2000;
/** A part of less weight moves no mean by what anybody sees. */
const leastWeight = 1e-3;

/**
 * A smooth curve through scattered means: a parabola of broad coefficients and a Gaussian process (Matérn 5/2), the size and length of the
 * process and the scatter of single runs integrated over a grid (docs/equations.md (B1)). The same means give the same draws.
 */
export function smoothCurve(scattered: ScatteredMeans, places: Float64Array): CurveDraws {
  const parts = partsOf(scattered, places);
  const most = Math.max(...parts.map(({ logWeight }) => logWeight));
  const weighed = parts
    .map((part) => ({ ...part, weight: Math.exp(part.logWeight - most) }))
    .filter(({ weight }) => weight > leastWeight);
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const normal = fixedNormals();
  const draws: Float64Array[] = [];
  const mean = new Float64Array(places.length);
  let cumulative = 0;
  for (const { weight, posteriorOf } of weighed) {
    const posterior = posteriorOf();
    for (let i = 0; i < places.length; i++)
      mean[i] = (mean[i] ?? 0) + (weight / total) * (posterior.mean[i] ?? 0);
    cumulative += weight / total;
    for (let due = Math.round(cumulative * drawCount) - draws.length; due > 0; due--)
      draws.push(drawOf(posterior, normal));
  }
  return { mean, draws };
}

type Posterior = { mean: Float64Array; factor: Float64Array };

function partsOf({ means, variance, freedom }: ScatteredMeans, places: Float64Array) {
  const values = means.map(({ mean }) => mean);
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread =
    Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length) || 1e-6;
  const ends = [Math.min(...means.map(({ place }) => place)), Math.max(...means.map(({ place }) => place))];
  const halfRange = Math.max((ends[1] ?? 0) - (ends[0] ?? 0), 1e-9) / 2;
  const onUnit = (place: number) => (place - (ends[0] ?? 0)) / halfRange - 1;
  const seenAt = means.map(({ place }) => onUnit(place));
  const wantedAt = Array.from(places, onUnit);
  // A scatter of exactly nothing is one that rounding hides.
  const seen = Math.max(Math.sqrt(variance), 1e-4 * spread);
  const scatters =
    freedom > 0 ? seenScatters.map((each) => each * seen) : unseenScatters.map((each) => each * spread);

  return scatters.flatMap((scatter) =>
    sizes.flatMap((size) =>
      lengths.map((length) => {
        const covariance = (a: number, b: number) =>
          spread ** 2 * (parabola ** 2 * (1 + a * b + (a * b) ** 2) + size ** 2 * matern(a - b, 2 * length));
        const matrix = symmetric(seenAt, covariance);
        means.forEach(({ count }, i) => {
          const at = i * means.length + i;
          matrix[at] = (matrix[at] ?? 0) + scatter ** 2 / count;
        });
        const factor = choleskyFactor(matrix, means.length, leastPivot * spread ** 2);
        const whitened = forwardSolve(
          factor,
          Float64Array.from(values, (value) => value - middle),
        );
        let logWeight = freedom > 0 ? -freedom * (Math.log(scatter) + variance / (2 * scatter ** 2)) : 0;
        for (let i = 0; i < means.length; i++)
          logWeight -= 0.5 * (whitened[i] ?? 0) ** 2 + Math.log(factor[i * means.length + i] ?? 1);
        const posteriorOf = (): Posterior => {
          const solved = wantedAt.map((at) =>
            forwardSolve(
              factor,
              Float64Array.from(seenAt, (seenPlace) => covariance(at, seenPlace)),
            ),
          );
          const mean = Float64Array.from(solved, (row) => middle + dot(row, whitened));
          const left = symmetric(wantedAt, covariance);
          for (let i = 0; i < places.length; i++)
            for (let j = 0; j < places.length; j++)
              left[i * places.length + j] = (left[i * places.length + j] ?? 0) - dot(solved[i], solved[j]);
          return { mean, factor: choleskyFactor(left, places.length, leastPivot * spread ** 2) };
        };
        return { logWeight, posteriorOf };
      }),
    ),
  );
}

/** Keeps what rounding makes of a nearly singular covariance from being negative. */
const leastPivot = 1e-9;

function drawOf({ mean, factor }: Posterior, normal: () => number): Float64Array {
  const away = factorTimes(factor, Float64Array.from({ length: mean.length }, normal));
  return mean.map((value, i) => value + (away[i] ?? 0));
}

function symmetric(places: readonly number[], covariance: (a: number, b: number) => number): Float64Array {
  return Float64Array.from({ length: places.length ** 2 }, (_, at) =>
    covariance(
      places[Math.floor(at / places.length)] ?? Number.NaN,
      places[at % places.length] ?? Number.NaN,
    ),
  );
}

function geometric(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
}
