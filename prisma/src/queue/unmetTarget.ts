import type { Transaction } from '../client/createClient.ts';
import type { TargetMetric } from '../generated/enums.ts';
import { metricOf } from '../measurement/metricOf.ts';

/** A target of a run's sweep that no row of its log meets; null where all are met. Row 0 is the untrained model. */
export async function unmetTarget(
  transaction: Transaction,
  { id, sweepId }: { id: string; sweepId: string },
): Promise<{ metric: TargetMetric; threshold: number } | null> {
  const [unmet] = await transaction.$queryRaw<{ metric: TargetMetric; threshold: number }[]>`
    SELECT metric::text AS metric, threshold FROM "Target" target
    WHERE target."sweepId" = ${sweepId}::uuid AND NOT EXISTS (
      SELECT FROM "Measurement" row
      WHERE row."runId" = ${id}::uuid AND row.step > 0 AND CASE target.metric
        WHEN 'TEST_ACCURACY' THEN row."testAccuracy" >= target.threshold
        ELSE ${metricOf('row')} <= target.threshold END)
    ORDER BY position LIMIT 1`;
  return unmet ?? null;
}
