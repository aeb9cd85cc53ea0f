import { forwardSolve } from '../matrix/cholesky.ts';
import type { LinearLaw, PlaceFigure } from './linearLaw.ts';
import { maternSlope, maternSlopeVariance } from './matern.ts';
import { seenMeans } from './seenMeans.ts';

/** What a law with a discrepancy of one size and length says. */
export type SlopePosterior = {
  /** ln of the probability density of the means. */
  logEvidence: number;
  /** At every place: posterior mean of the slope of ln N over its standard deviation. Most of the work: ask where it counts. */
  slopes: () => Float64Array;
};

/**
 * Posterior of the slope of ln N(b) = ln b + law(b) + δ(ln b), δ a Gaussian process of standard deviation `size` and length
 * `length` (in units of ln b) that no run informs us of but by its ln K (Kennedy and O'Hagan 2001, J. R. Stat. Soc. B 63,
 * 425–464; the slope of a Gaussian process: Rasmussen and Williams 2006, section 9.4).
 */
export function slopePosterior(
  { residuals, covariance, places }: LinearLaw,
  logBatchSizes: ArrayLike<number>,
  logPlaces: ArrayLike<number>,
  { size, length }: { size: number; length: number },
): SlopePosterior {
  const count = residuals.length;
  const { factor, whitened, logEvidence } = seenMeans({ residuals, covariance }, logBatchSizes, {
    size,
    length,
  });
  const slopeAt = ({ fitted, variance, withMeans }: PlaceFigure, at: number) => {
    const cross = withMeans.slice();
    if (size > 0)
      for (let j = 0; j < count; j++)
        cross[j] =
          (cross[j] ?? 0) + size * size * maternSlope((logPlaces[at] ?? 0) - (logBatchSizes[j] ?? 0), length);
    const solved = forwardSolve(factor, cross);
    let mean = fitted;
    let left = variance + (size > 0 ? size * size * maternSlopeVariance(length) : 0);
    for (let i = 0; i < count; i++) {
      mean += (solved[i] ?? 0) * (whitened[i] ?? 0);
      left -= (solved[i] ?? 0) ** 2;
    }
    return mean / Math.sqrt(Math.max(left, 1e-12));
  };
  return { logEvidence, slopes: () => Float64Array.from(places, slopeAt) };
}
