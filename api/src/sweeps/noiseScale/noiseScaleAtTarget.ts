import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type { NoiseScale } from '@critbatch/theory';
import { measurementsBefore, noiseScaleOf, runMeans } from '@critbatch/theory';
import type { RowBudget } from '../../platform/page/rowBudget.ts';
import { findNoiseBeforeTarget } from './noiseMeasurements.ts';

/** The noise scale on the way to a target, from every run that met it. */
export async function noiseScaleAtTarget(
  prisma: PrismaClient,
  targetId: string,
  budget: RowBudget,
): Promise<NoiseScale | null> {
  const rows = await findNoiseBeforeTarget(prisma, targetId);
  budget.spend(rows.length);
  const runs = [...Map.groupBy(rows, ({ runId }) => runId).values()];
  return noiseScaleOf(runMeans(runs.map((run) => measurementsBefore(run, run[0]?.lastStep ?? 0))));
}
