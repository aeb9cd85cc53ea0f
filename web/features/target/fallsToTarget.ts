import type { TargetMetric } from '../../graphql/generated/graphql.ts';

/** Losses and norms fall to their target, accuracies rise to it. */
export function fallsToTarget(metric: TargetMetric): boolean {
  return metric !== 'TEST_ACCURACY';
}
