import { halfWidth } from '../probability/normalQuantile.ts';
import { shareInterval } from '../probability/shareInterval.ts';

/** How often intervals of one nominal level held what came, with the interval that so few predictions allow. */
export type CalibrationPoint = {
  /** Nominal level of the intervals. */
  level: number;
  inside: number;
  predictions: number;
  share: number;
  lower: number;
  upper: number;
};

const nominalLevels = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/** At this level the binomial intervals are given. */
const levelOfShares = 0.95;

/**
 * The calibration of predictions: for each nominal level, the share of outcomes inside the central interval of that
 * level. A point below the diagonal says that intervals were too narrow, above it too wide, as far as its own interval
 * (Wilson's) reaches. `deviations` are those of `scorePrediction`. Empty without predictions.
 */
export function calibrationOf(deviations: readonly number[]): CalibrationPoint[] {
  if (deviations.length === 0) return [];
  return nominalLevels.map((level) => {
    const reach = halfWidth(level);
    const inside = deviations.filter((deviation) => Math.abs(deviation) <= reach).length;
    const predictions = deviations.length;
    return { level, inside, predictions, ...shareInterval(inside, predictions, levelOfShares) };
  });
}
