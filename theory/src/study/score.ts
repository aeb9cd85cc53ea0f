import type { Interval } from '../estimate/estimate.type.ts';
import { halfWidth } from '../probability/normalQuantile.ts';

/** How a prediction came out. */
export type Score = {
  isInside: boolean;
  /** outcome ÷ predicted value: above 1 where more came than was predicted. */
  factor: number;
  /**
   * How many standard deviations of the prediction the outcome's logarithm lay off, on the side on which it fell; null
   * where the interval has no end or no width there.
   */
  deviations: number | null;
  /**
   * Logarithmic score, −ln of the density that the prediction gave ln(outcome): lower is better, and neither a too
   * narrow nor a too wide interval pays (Good 1952, J. R. Stat. Soc. B 14). Null with `deviations`.
   */
  logScore: number | null;
};

/** Scores a prediction of a positive quantity with an interval at this level. Ends belong to the interval. */
export function scorePrediction(prediction: Interval, outcome: number, level: number): Score {
  const { value, lower, upper } = prediction;
  const factor = outcome / value;
  const isInside = (lower === null || outcome >= lower) && (upper === null || outcome <= upper);
  const end = factor < 1 ? lower : upper;
  const deviation = end === null ? Number.NaN : Math.abs(Math.log(end / value)) / halfWidth(level);
  if (!(deviation > 0) || !Number.isFinite(deviation)) {
    return { isInside, factor, deviations: null, logScore: null };
  }
  const deviations = Math.log(factor) / deviation;
  const logScore = deviations ** 2 / 2 + Math.log(deviation * Math.sqrt(2 * Math.PI));
  return { isInside, factor, deviations, logScore };
}
