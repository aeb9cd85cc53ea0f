import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import type { HistoryPoint } from './run.type.ts';

const readers: Record<TargetMetric, (point: HistoryPoint) => number | null> = {
  TRAINING_LOSS: ({ trainingLoss }) => trainingLoss,
  TEST_LOSS: ({ testLoss }) => testLoss,
  TEST_ACCURACY: ({ testAccuracy }) => testAccuracy,
  GRADIENT_NORM: ({ gradientNorm }) => gradientNorm,
};

/** What a target's metric was at a point of a run's history; null where it was not measured. */
export function metricValue(point: HistoryPoint, metric: TargetMetric): number | null {
  return readers[metric](point);
}
