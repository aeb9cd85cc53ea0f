import type { Interval } from '@critbatch/theory';
import type { FirstEstimatePartsFragment } from '../graphql/generated/graphql.ts';

/** What was thought of b* before the first run, and how it came out where the sweep has ended with one. */
export function sampleFirstEstimates(criticalBatchSize: Interval | null): FirstEstimatePartsFragment[] {
  return (
    [
      ['GRADIENT_BOUND', 58, 2.9],
      ['NOISE_SCALE', 34, 21],
    ] as const
  ).map(([source, value, factor]) => {
    const [lower, upper] = [value / factor, value * factor];
    return {
      source,
      criticalBatchSize: { value, lower, upper },
      level: 0.95,
      cases: 24,
      outcome: criticalBatchSize && {
        criticalBatchSize: { value: criticalBatchSize.value },
        factor: criticalBatchSize.value / value,
        isInside: lower <= criticalBatchSize.value && criticalBatchSize.value <= upper,
      },
    };
  });
}
