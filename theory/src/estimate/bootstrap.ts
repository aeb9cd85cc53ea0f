import type { FittedLaw, RefitStart } from '../fit/fitLaw.ts';
import { boxOf, refitLaw } from '../fit/fitLaw.ts';
import { logStepsAt, scatterAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import { countArrivals } from '../fit/observations.ts';
import type { EvaluationGrid } from './evaluationGrid.ts';
import { seenInterval } from './evaluationGrid.ts';

// Bound once: see fit/normal.ts.
const { cos, log, PI, sqrt } = Math;

/**
 * Parametric bootstrap over runs: sweeps simulated from a fitted law at the same batch sizes, seen through the same
 * evaluations and caps, and fitted again. Returns the fitted points (Davison and Hinkley 1997, section 2.2).
 */
export function bootstrapLaw(
  fitted: FittedLaw,
  observations: readonly BatchSizeObservations[],
  grid: EvaluationGrid,
  draws: number,
  random: () => number,
): Float64Array[] {
  const box = boxOf(fitted.law, observations);
  const scatter = scatterToSimulate(fitted, observations, grid);
  const draw = () => (fitted.noise === 'normal' ? standardNormal(random) : studentT4(random));
  const cells = observations.map(({ batchSize, logLower }) => ({
    batchSize,
    runs: logLower.length,
    centre: logStepsAt(fitted.law, fitted.point, batchSize),
  }));
  const simulate = (): BatchSizeObservations[] =>
    cells.map(({ batchSize, runs, centre }) => {
      const logLower = new Float64Array(runs);
      const logUpper = new Float64Array(runs);
      for (let run = 0; run < runs; run++) {
        const seen = seenInterval(grid, batchSize, centre + scatter * draw());
        logLower[run] = seen[0];
        logUpper[run] = seen[1];
      }
      return { batchSize, logLower, logUpper };
    });
  const start = startOf(fitted, scatter);
  return Array.from({ length: draws }, () => refitLaw(fitted, simulate(), box, start).point);
}

/**
 * s for simulation. Maximum likelihood understates it, as if no parameter of the law had been fitted to the same
 * runs; and scatter below the spread that an evaluation interval hides, ln(ratio)/√12, cannot be told from none.
 */
function scatterToSimulate(
  fitted: FittedLaw,
  observations: readonly BatchSizeObservations[],
  grid: EvaluationGrid,
): number {
  const arrivals = countArrivals(observations);
  const spent = fitted.law.shapeParameters.length + 1;
  const unbiased = scatterAt(fitted.point) * Math.sqrt(arrivals / Math.max(1, arrivals - spent));
  return Math.max(unbiased, Math.log(grid.ratio) / Math.sqrt(12));
}

/**
 * Where the fits of draws begin: where the fit ended, but never with less scatter than they are simulated with. Runs that all agree within
 * their evaluation intervals put s at its least, and from there the first step goes wherever rounding sends it.
 */
function startOf({ point, minimum }: FittedLaw, scatter: number): RefitStart {
  if (scatter < 2 * scatterAt(point)) return minimum;
  const start = point.slice();
  start[start.length - 1] = Math.log(scatter);
  return { point: start };
}

/** A standard normal over the root of a mean of four squared ones, which are two exponential variables. */
function studentT4(random: () => number): number {
  return standardNormal(random) / sqrt(-log((1 - random()) * (1 - random())) / 2);
}

/** Box and Muller 1958. */
function standardNormal(random: () => number): number {
  return sqrt(-2 * log(1 - random())) * cos(2 * PI * random());
}
