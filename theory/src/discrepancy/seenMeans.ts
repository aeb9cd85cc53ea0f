import { choleskyFactor, forwardSolve } from '../matrix/cholesky.ts';
import type { LinearLaw } from './linearLaw.ts';
import { matern } from './matern.ts';

/** The means under a law with a discrepancy: what every posterior is conditioned on. */
export type SeenMeans = {
  /** L with L·Lᵀ = covariance of the means. */
  factor: Float64Array;
  /** L⁻¹ times the residuals. */
  whitened: Float64Array;
  /** ln of the probability density of the means. */
  logEvidence: number;
};

/** A pivot below this is rounding. */
export const leastPivot = 1e-14;

/** How the means scatter about a law if the discrepancy has one size and length. */
export function seenMeans(
  { residuals, covariance }: Pick<LinearLaw, 'residuals' | 'covariance'>,
  logBatchSizes: ArrayLike<number>,
  { size, length }: { size: number; length: number },
): SeenMeans {
  const count = residuals.length;
  const total = covariance.slice();
  if (size > 0)
    for (let i = 0; i < count; i++)
      for (let j = 0; j < count; j++)
        total[i * count + j] =
          (total[i * count + j] ?? 0) +
          size * size * matern((logBatchSizes[i] ?? 0) - (logBatchSizes[j] ?? 0), length);
  const factor = choleskyFactor(total, count, leastPivot);
  const whitened = forwardSolve(factor, residuals);
  let logEvidence = (-count / 2) * Math.log(2 * Math.PI);
  for (let i = 0; i < count; i++) {
    logEvidence -= Math.log(factor[i * count + i] ?? 0) + (whitened[i] ?? 0) ** 2 / 2;
  }
  return { factor, whitened, logEvidence };
}
