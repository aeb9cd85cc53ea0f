import type { LinearLaw } from './linearLaw.ts';
import { matern, maternSlope, maternSlopeVariance } from './matern.ts';

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
  const total = covariance.slice();
  if (size > 0)
    for (let i = 0; i < count; i++)
      for (let j = 0; j < count; j++)
        total[i * count + j] =
          (total[i * count + j] ?? 0) +
          size * size * matern((logBatchSizes[i] ?? 0) - (logBatchSizes[j] ?? 0), length);
  const factor = cholesky(total, count);
  const whitened = forwardSolve(factor, residuals);
  let logEvidence = (-count / 2) * Math.log(2 * Math.PI);
  for (let i = 0; i < count; i++) {
    logEvidence -= Math.log(factor[i * count + i] ?? 0) + (whitened[i] ?? 0) ** 2 / 2;
  }
  const slopeAt = ({ slope, variance, withMeans }: LinearLaw['places'][number], at: number) => {
    const cross = withMeans.slice();
    if (size > 0)
      for (let j = 0; j < count; j++)
        cross[j] =
          (cross[j] ?? 0) + size * size * maternSlope((logPlaces[at] ?? 0) - (logBatchSizes[j] ?? 0), length);
    const solved = forwardSolve(factor, cross);
    let mean = slope;
    let left = variance + (size > 0 ? size * size * maternSlopeVariance(length) : 0);
    for (let i = 0; i < count; i++) {
      mean += (solved[i] ?? 0) * (whitened[i] ?? 0);
      left -= (solved[i] ?? 0) ** 2;
    }
    return mean / Math.sqrt(Math.max(left, 1e-12));
  };
  return { logEvidence, slopes: () => Float64Array.from(places, slopeAt) };
}

/** L with L·Lᵀ = the matrix, row by row. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
      factor[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-14)) : sum / (factor[j * size + j] ?? 1);
    }
  }
  return factor;
}

/** x with L·x = right. */
function forwardSolve(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const solution = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (factor[i * size + k] ?? 0) * (solution[k] ?? 0);
    solution[i] = sum / (factor[i * size + i] ?? 1);
  }
  return solution;
}
