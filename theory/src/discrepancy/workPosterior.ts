import { choleskyFactor, dot, forwardSolve } from '../matrix/cholesky.ts';
import type { LinearLaw } from './linearLaw.ts';
import { matern } from './matern.ts';
import { leastPivot, type SeenMeans, seenMeans } from './seenMeans.ts';

/** What a law with a discrepancy of one size and length says of ln N at several places together. */
export type WorkPosterior = Pick<SeenMeans, 'logEvidence'> & {
  /** Posterior mean, Infinity where the target is never reached, and L with L·Lᵀ = covariance, row by row. */
  joint: () => { mean: Float64Array; factor: Float64Array };
};

/** Keeps the covariance of near places from being singular by rounding: a hundred-thousandth in N. */
const nugget = 1e-10;

/** Joint posterior of ln N(b) = ln b + law(b) + δ(ln b) at places ln b, as `slopePosterior` has the slope's at single ones. */
export function workPosterior(
  law: LinearLaw,
  logBatchSizes: ArrayLike<number>,
  logPlaces: ArrayLike<number>,
  { size, length }: { size: number; length: number },
): WorkPosterior {
  const { factor, whitened, logEvidence } = seenMeans(law, logBatchSizes, { size, length });
  const covarianceOfDiscrepancy = (a: number, b: number) => size * size * matern(a - b, length);
  const joint = () => {
    const { places } = law;
    const count = places.length;
    const solved = places.map(({ fitted, withMeans }, at) =>
      forwardSolve(
        factor,
        withMeans.map((value, j) =>
          Number.isFinite(fitted)
            ? value + covarianceOfDiscrepancy(logPlaces[at] ?? 0, logBatchSizes[j] ?? 0)
            : 0,
        ),
      ),
    );
    const mean = Float64Array.from(places, ({ fitted }, at) => fitted + dot(solved[at], whitened));
    const covariance = new Float64Array(count * count);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j <= i; j++) {
        if (!Number.isFinite(mean[i]) || !Number.isFinite(mean[j])) continue;
        const before =
          dot(places[i]?.gradient, places[j]?.gradient) +
          covarianceOfDiscrepancy(logPlaces[i] ?? 0, logPlaces[j] ?? 0);
        covariance[i * count + j] = before - dot(solved[i], solved[j]) + (i === j ? nugget : 0);
      }
    }
    return { mean, factor: choleskyFactor(covariance, count, leastPivot) };
  };
  return { logEvidence, joint };
}
