import type { Interval } from '../estimate/estimate.type.ts';

/** The two parts of the noise scale as one measurement saw them. Each is unbiased, and may therefore come out negative. */
export type NoiseComponents = {
  /** Estimate of ‖G‖², G the gradient of the expected loss. */
  squaredGradientNorm: number;
  /** Estimate of tr(Σ), Σ the covariance of the per-example gradient. */
  covarianceTrace: number;
};

export type NoiseMeasurement = NoiseComponents & { step: number };

/** B_simple = tr(Σ)/‖G‖² (docs/equations.md, section 9): a figure of gradients, beside b*, and never b* itself. */
export type NoiseScale = {
  /** In examples; null where the runs cannot tell ‖G‖² from 0, or where there are fewer than three observations. */
  noiseScale: Interval | null;
  squaredGradientNorm: Interval;
  covarianceTrace: Interval;
  /** Independent observations behind the intervals: measurements of one run, or runs of a sweep. */
  observations: number;
  level: number;
};
