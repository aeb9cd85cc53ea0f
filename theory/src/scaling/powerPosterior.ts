import { lineLikelihood, type TwoSided } from './lineLikelihood.ts';

/** What a result says, and where it lies in ln of what it grows with. */
export type PlacedResult = TwoSided & { x: number };

/** Slopes of the law at one scatter, ascending: how much of the posterior lies below each, and the likelihood of each. */
export type SlopesAtScatter = {
  scatter: number;
  slopes: number[];
  below: number[];
  likelihoods: number[];
  mass: number;
};

/** Half of the scatters before the measurements are seen are smaller than this, in ln: half-Cauchy (docs/equations.md (S4)). */
const scatterScale = 0.1;
const scatterNodes = 16;
/** Standard deviation of ln of the factor by which a quantity changes from the least x to the largest, before the measurements are seen. */
const changeDeviation = 3;
/** No change is looked for beyond so many of them. */
const mostDeviations = 4;
const slopeStep = 0.25;
const heightStep = 0.8;
/** Steps beyond these grow, for a tail that an open end leaves is long and smooth. */
const evenSteps = 28;
const growth = 1.1;
/** Where less than this share of the greatest likelihood is left, nothing more is looked for. */
const leastShare = 1e-8;
/** So that a search ends where nothing bounds it. */
const mostHeights = 400;

/** The scatters at which the posterior is looked at, each as probable as another. */
export const scatters: readonly number[] = Array.from({ length: scatterNodes }, (_, i) =>
  scatterAt((i + 0.5) / scatterNodes),
);

/** The scatter under which this share of the prior lies. */
export function scatterAt(share: number): number {
  return scatterScale * Math.tan((Math.PI / 2) * share);
}

/** The posterior of a law's slope at every scatter, by integration over its height. */
export function powerPosterior(points: readonly PlacedResult[]): SlopesAtScatter[] {
  return scatters.map((scatter) => slopesAt(points, scatter));
}

function slopesAt(points: readonly PlacedResult[], scatter: number): SlopesAtScatter {
  const places = points.map(({ x }) => x);
  const range = Math.max(...places) - Math.min(...places);
  const { start, deviation, ...middle } = roughLine(points, scatter);
  const alongSlopes = () => heightsAt(points, { scatter, ...middle });
  const most = (mostDeviations * changeDeviation) / range;
  const prior = (slope: number) => Math.exp(-(((slope * range) / changeDeviation) ** 2) / 2);
  const first = measured(alongSlopes(), Math.max(-most, Math.min(most, start)));
  const found = [first];
  let greatest = first.likelihood * prior(first.slope);
  for (const sign of [1, -1]) {
    const likelihoodOf = alongSlopes();
    likelihoodOf(first.slope);
    let [step, last, density] = [slopeStep * deviation, first.slope, first.likelihood * prior(first.slope)];
    for (let count = 1; Math.abs(last) <= most; count++) {
      if (count > evenSteps) step *= growth;
      const next = measured(likelihoodOf, last + sign * step);
      const nextDensity = next.likelihood * prior(next.slope);
      if (sign > 0) found.push(next);
      else found.unshift(next);
      if (nextDensity <= density && nextDensity < leastShare * greatest) break;
      greatest = Math.max(greatest, nextDensity);
      [last, density] = [next.slope, nextDensity];
    }
  }
  return { scatter, ...cumulated(found, prior) };
}

function measured(likelihoodOf: (slope: number) => number, slope: number) {
  return { slope, likelihood: likelihoodOf(slope) };
}

function cumulated(
  found: readonly { slope: number; likelihood: number }[],
  prior: (slope: number) => number,
): Omit<SlopesAtScatter, 'scatter'> {
  const densities = found.map(({ slope, likelihood }) => likelihood * prior(slope));
  const slopes = found.map(({ slope }) => slope);
  let mass = 0;
  const below = slopes.map((slope, i) => {
    if (i > 0) mass += ((slope - (slopes[i - 1] ?? 0)) * ((densities[i] ?? 0) + (densities[i - 1] ?? 0))) / 2;
    return mass;
  });
  return { slopes, below, likelihoods: found.map(({ likelihood }) => likelihood), mass };
}

/** Least squares with the scatter: where to begin to look, and with what steps. */
function roughLine(points: readonly PlacedResult[], scatter: number) {
  const weights = points.map(({ below, above }) => {
    const known =
      Number.isFinite(below) && Number.isFinite(above) ? (below + above) / 2 : Math.min(below, above);
    return 1 / (known ** 2 + scatter ** 2);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const meanOf = (value: (point: PlacedResult) => number) =>
    points.reduce((sum, point, i) => sum + (weights[i] ?? 0) * value(point), 0) / total;
  const centre = meanOf(({ x }) => x);
  const spread = meanOf(({ x }) => (x - centre) ** 2);
  const start = meanOf(({ x, y }) => (x - centre) * y) / spread;
  const height = meanOf(({ y }) => y);
  return { centre, height, start, deviation: 1 / Math.sqrt(total * spread) };
}

/**
 * The likelihood of a slope: over all heights of its law at the centre, summed with even steps from where the slopes before it had their
 * best. It is log-concave in both, so that it rises to one summit and falls from there.
 */
function heightsAt(
  points: readonly PlacedResult[],
  { scatter, centre, height }: { scatter: number; centre: number; height: number },
): (slope: number) => number {
  const likelihoods = points.map((point) => lineLikelihood(point, scatter));
  const places = points.map(({ x }) => x - centre);
  const narrowest = Math.min(...points.flatMap(({ below, above }) => [below, above]));
  const step = (heightStep * Math.hypot(narrowest, scatter)) / Math.sqrt(points.length);
  let [before, last] = [
    { slope: Number.NaN, best: height },
    { slope: Number.NaN, best: height },
  ];
  return (slope) => {
    const likelihoodAt = (at: number) => {
      let product = 1;
      for (const [i, of] of likelihoods.entries()) product *= of(at + slope * (places[i] ?? 0));
      return product;
    };
    const turn = (last.best - before.best) / (last.slope - before.slope);
    const begin = last.best + (Number.isFinite(turn) ? turn * (slope - last.slope) : 0);
    const atBegin = likelihoodAt(begin);
    let [greatest, best, sum] = [atBegin, begin, atBegin];
    for (const sign of [1, -1]) {
      let previous = atBegin;
      for (let count = 1; count <= mostHeights; count++) {
        const at = begin + sign * count * step;
        const found = likelihoodAt(at);
        sum += found;
        if (found > greatest) [greatest, best] = [found, at];
        else if (found <= previous && found <= leastShare * greatest) break;
        previous = found;
      }
    }
    [before, last] = [last, { slope, best }];
    return sum * step;
  };
}
