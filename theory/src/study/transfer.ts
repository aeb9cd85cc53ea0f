import type { Interval } from '../estimate/estimate.type.ts';
import { halfWidth } from '../probability/normalQuantile.ts';
import { predictAsPower } from './predictAsPower.ts';

/** A positive quantity measured at one size of a model, with an interval at the level of the transfer. */
export type SizedResult = { size: number; result: Interval };

export type TransferRule = 'NOISE_SCALE_RATIO' | 'POWER_IN_SIZE' | 'UNCHANGED';

/** What is taken for granted by each rule: said wherever a prediction is shown. */
export const transferAssumptions: Record<TransferRule, readonly string[]> = {
  NOISE_SCALE_RATIO: [
    'SAME_POLICY_AND_TARGET',
    'MINIMISER_PROPORTIONAL_TO_NOISE_SCALE',
    'NOISE_SCALES_MEASURED_AT_COMPARABLE_LOSS',
    'ERRORS_INDEPENDENT_AND_LOG_NORMAL',
  ],
  POWER_IN_SIZE: ['SAME_POLICY_AND_TARGET', 'POWER_OF_SIZE_THROUGHOUT', 'ERRORS_INDEPENDENT_AND_LOG_NORMAL'],
  UNCHANGED: ['SAME_POLICY_AND_TARGET', 'SIZE_DOES_NOT_MATTER', 'ASSUMED_FACTOR_BETWEEN_SIZES'],
};

/** By what factor either way, at the level asked for, a quantity may change from size to size under UNCHANGED. */
export const assumedFactorBetweenSizes = 2;

/** What is predicted, by which rule and on what assumptions; null where the rule has not got what it needs. */
export type Transferred = { rule: TransferRule; assumptions: readonly string[]; prediction: Interval };

/**
 * b* of the next size = b* of this size × (noise scale there ÷ noise scale here): under docs/equations.md (2) b_min is
 * C2/ε², C2 is proportional to σ², and so, at the same loss, is B_simple = tr(Σ)/‖G‖². Only for b* (docs/equations.md (S1)).
 */
export function transferByNoiseScale(
  criticalBatchSize: Interval,
  noiseScales: { here: Interval; there: Interval },
  level: number,
): Transferred | null {
  const { here, there } = noiseScales;
  const deviations = [criticalBatchSize, here, there].map((interval) => logDeviation(interval, level));
  const value = (criticalBatchSize.value * there.value) / here.value;
  return transferred('NOISE_SCALE_RATIO', value, halfWidth(level) * Math.hypot(...deviations));
}

/**
 * A quantity at a size = A·size^p, from two sizes or more, with the interval of a prediction, not of the line
 * (docs/equations.md (S2)). Null with fewer than two distinct sizes.
 */
export function transferAsPower(
  results: readonly SizedResult[],
  size: number,
  level: number,
): Transferred | null {
  const points = results.map(({ size: measured, result }) => ({
    x: Math.log(measured),
    y: Math.log(result.value),
    deviation: logDeviation(result, level),
  }));
  const prediction = predictAsPower(points, Math.log(size), level);
  return prediction === null
    ? null
    : transferred('POWER_IN_SIZE', Math.exp(prediction.value), prediction.halfWidth);
}

/**
 * The quantity stays as it was at the one size that was measured, give or take an assumed factor: where nothing else is
 * known. Zhang et al. 2024 (arXiv 2410.21676) saw the critical batch size depend on data far more than on model size.
 */
export function transferUnchanged(result: Interval, level: number): Transferred | null {
  const measured = halfWidth(level) * logDeviation(result, level);
  return transferred('UNCHANGED', result.value, Math.hypot(measured, Math.log(assumedFactorBetweenSizes)));
}

function transferred(rule: TransferRule, value: number, logHalfWidth: number): Transferred | null {
  if (!(value > 0) || !Number.isFinite(value) || !Number.isFinite(logHalfWidth)) return null;
  const factor = Math.exp(logHalfWidth);
  const prediction = { value, lower: value / factor, upper: value * factor };
  return { rule, assumptions: transferAssumptions[rule], prediction };
}

/** Standard deviation of the logarithm that an interval at this level stands for; infinite where an end is unbounded. */
export function logDeviation({ value, lower, upper }: Interval, level: number): number {
  if (lower === null || upper === null || !(lower > 0) || !(value > 0)) return Number.POSITIVE_INFINITY;
  return Math.log(upper / lower) / (2 * halfWidth(level));
}
