import type { NoiseMeasurement } from './noiseScale.type.ts';

/** The noise scale along a run: null where the smoothed ‖G‖² is not positive. */
export type NoiseScalePoint = NoiseMeasurement & { noiseScale: number | null };

/**
 * Exponential smoothing of numerator and denominator apart, and their ratio after it: the mean of ratios would be
 * biased, and one measurement's ‖G‖² may be negative (McCandlish et al. 2018, appendix A.1). The weights are divided
 * by their sum, so that the first measurements are not drawn towards 0. `decay` in [0, 1): 0 does not smooth.
 */
export function smoothNoiseScale(
  measurements: readonly NoiseMeasurement[],
  decay: number,
): NoiseScalePoint[] {
  let weight = 0;
  let norm = 0;
  let trace = 0;
  return measurements.map(({ step, squaredGradientNorm, covarianceTrace }) => {
    weight = decay * weight + 1;
    norm = decay * norm + squaredGradientNorm;
    trace = decay * trace + covarianceTrace;
    return {
      step,
      squaredGradientNorm: norm / weight,
      covarianceTrace: trace / weight,
      noiseScale: norm > 0 ? trace / norm : null,
    };
  });
}
