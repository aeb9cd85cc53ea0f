import type { FirstEstimateToTell } from '@critbatch/theory';
import type { FirstEstimatePartsFragment } from '../../graphql/generated/graphql.ts';

/** As theory tells it: an estimate of the API always has both ends. */
export function toTell({ criticalBatchSize, ...estimate }: FirstEstimatePartsFragment): FirstEstimateToTell {
  const { value, lower, upper } = criticalBatchSize;
  return { ...estimate, value, lower: lower ?? value, upper: upper ?? value };
}
