import type { FittedLaw } from '../fit/fitLaw.ts';
import { boxOf, refitLaw } from '../fit/fitLaw.ts';
import { logStepsAt, scatterAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import type { EvaluationGrid } from './evaluationGrid.ts';
import { seenInterval } from './evaluationGrid.ts';

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
  const scatter = unbiasedScatter(fitted, observations);
  return Array.from({ length: draws }, () => {
    const simulated = observations.map(({ batchSize, logLower }) => {
      const centre = logStepsAt(fitted.law, fitted.point, batchSize);
      const runs = Array.from(logLower, () =>
        seenInterval(grid, batchSize, centre + scatter * standardNormal(random)),
      );
      return {
        batchSize,
        logLower: Float64Array.from(runs, ([lower]) => lower),
        logUpper: Float64Array.from(runs, ([, upper]) => upper),
      };
    });
    return refitLaw(fitted, simulated, box).point;
  });
}

/** Maximum likelihood understates s, as if no parameter of the law had been fitted to the same runs. */
function unbiasedScatter(fitted: FittedLaw, observations: readonly BatchSizeObservations[]): number {
  const arrivals = observations.flatMap(({ logUpper }) => [...logUpper]).filter(Number.isFinite).length;
  const spent = fitted.law.shapeParameters.length + 1;
  return scatterAt(fitted.point) * Math.sqrt(arrivals / Math.max(1, arrivals - spent));
}

/** Box and Muller 1958. */
function standardNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
