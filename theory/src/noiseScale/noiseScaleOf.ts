import type { Interval } from '../estimate/estimate.type.ts';
import { studentQuantile } from '../probability/studentQuantile.ts';
import type { NoiseComponents, NoiseMeasurement, NoiseScale } from './noiseScale.type.ts';

const fewestObservations = 3;
/** The noise scale grows while a model is trained: what is said of "now" is said of the last three quarters of the steps. */
const shareOfStepsLeftOut = 1 / 4;

/** Measurements of a run that speak of the model at `lastStep`: those after the first quarter of the steps to it. */
export function measurementsBefore(
  measurements: readonly NoiseMeasurement[],
  lastStep: number,
): NoiseMeasurement[] {
  return measurements.filter(({ step }) => step > lastStep * shareOfStepsLeftOut && step <= lastStep);
}

/**
 * The noise scale from independent observations: the ratio of the mean tr(Σ) to the mean ‖G‖², with Fieller's
 * interval for a ratio of two means (Fieller 1954, J. R. Stat. Soc. B 16, 175–185). That interval is bounded exactly
 * where the one of ‖G‖² leaves 0 out; where it is not, there is no number to give. Null without any observation.
 */
export function noiseScaleOf(observations: readonly NoiseComponents[], level = 0.95): NoiseScale | null {
  if (observations.length === 0) return null;
  const norms = observations.map(({ squaredGradientNorm }) => squaredGradientNorm);
  const traces = observations.map(({ covarianceTrace }) => covarianceTrace);
  const enough = observations.length >= fewestObservations;
  const quantile = enough ? studentQuantile((1 + level) / 2, observations.length - 1) : Number.NaN;
  return {
    noiseScale: enough ? fiellerInterval(traces, norms, quantile) : null,
    squaredGradientNorm: meanInterval(norms, quantile),
    covarianceTrace: meanInterval(traces, quantile),
    observations: observations.length,
    level,
  };
}

/** One observation for each run: the mean of its measurements. A run without any is left out. */
export function runMeans(runs: readonly (readonly NoiseComponents[])[]): NoiseComponents[] {
  return runs
    .filter((measurements) => measurements.length > 0)
    .map((measurements) => ({
      squaredGradientNorm: mean(measurements.map(({ squaredGradientNorm }) => squaredGradientNorm)),
      covarianceTrace: mean(measurements.map(({ covarianceTrace }) => covarianceTrace)),
    }));
}

function fiellerInterval(
  numerators: readonly number[],
  denominators: readonly number[],
  quantile: number,
): Interval | null {
  const [top, bottom] = [mean(numerators), mean(denominators)];
  const topVariance = covarianceOfMeans(numerators, numerators);
  const bottomVariance = covarianceOfMeans(denominators, denominators);
  const shared = covarianceOfMeans(numerators, denominators);
  const squaredQuantile = quantile * quantile;
  // The ends are the roots ρ of (top − ρ·bottom)² = t²·Var(top − ρ·bottom): leading·ρ² − 2·middle·ρ + last = 0.
  const leading = bottom * bottom - squaredQuantile * bottomVariance;
  if (bottom <= 0 || top <= 0 || leading <= 0) return null;
  const middle = top * bottom - squaredQuantile * shared;
  const last = top * top - squaredQuantile * topVariance;
  const root = Math.sqrt(Math.max(0, middle * middle - leading * last));
  return {
    value: top / bottom,
    lower: Math.max(0, (middle - root) / leading),
    upper: (middle + root) / leading,
  };
}

function meanInterval(values: readonly number[], quantile: number): Interval {
  const value = mean(values);
  if (Number.isNaN(quantile)) return { value, lower: null, upper: null };
  const reach = quantile * Math.sqrt(covarianceOfMeans(values, values));
  return { value, lower: value - reach, upper: value + reach };
}

function covarianceOfMeans(xs: readonly number[], ys: readonly number[]): number {
  const [centreX, centreY] = [mean(xs), mean(ys)];
  const products = xs.map((x, index) => (x - centreX) * ((ys[index] ?? 0) - centreY));
  return products.reduce((sum, product) => sum + product, 0) / (xs.length * (xs.length - 1));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
