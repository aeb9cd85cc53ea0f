import type { StudyStage } from '@critbatch/prisma/generated/client';
import { transferAsPower } from '@critbatch/theory';
import type { SettledStage } from './settledStages.ts';
import type { SizeScaling } from './study.type.ts';

const bandPoints = 24;

/** b* of the settled stages against size, and the band of its prediction over the sizes of all stages. */
export function sizeScalingOf(stages: readonly StudyStage[], settled: readonly SettledStage[]): SizeScaling {
  const measured = settled.map(({ stage, criticalBatchSize }) => ({ size: stage.size, criticalBatchSize }));
  const results = measured.map(({ size, criticalBatchSize }) => ({ size, result: criticalBatchSize }));
  const sizes = stages.map(({ size }) => size);
  const lower = Math.min(...sizes);
  const upper = Math.max(...sizes);
  const level = settled[0]?.estimate.level ?? 0.95;
  const band = Array.from({ length: bandPoints }, (_, i) => lower * (upper / lower) ** (i / (bandPoints - 1)))
    .map((size) => ({ size, transferred: transferAsPower(results, size, level) }))
    .flatMap(({ size, transferred }) =>
      transferred ? [{ size, criticalBatchSize: transferred.prediction }] : [],
    );
  return { measured: measured.toSorted((a, b) => a.size - b.size), band };
}
