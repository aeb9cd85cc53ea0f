/**
 * The largest magnitudes that the figures of a row may have. A loss beyond that of a 32-bit float, in which the platform computes losses,
 * is as good as infinite: the run has diverged. Norms add up the squares of many such floats in 64 bits.
 */
export const largestFigures = {
  trainingLoss: 3.402_823_466_385_288_6e38,
  testLoss: 3.402_823_466_385_288_6e38,
  gradientNorm: 1e50,
  unbiasedSquaredGradientNorm: 1e100,
  gradientCovarianceTrace: 1e100,
  batchLoss: 3.402_823_466_385_288_6e38,
  batchGradientNorm: 1e50,
  stepSize: 3.402_823_466_385_288_6e38,
} as const;

/** Whether a training goes on from a loss: false for NaN and for what is beyond the largest that is kept. */
export function isLoss(value: number): boolean {
  return Math.abs(value) <= largestFigures.trainingLoss;
}
