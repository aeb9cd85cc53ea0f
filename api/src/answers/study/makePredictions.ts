import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { PredictedQuantity, PredictionRule } from '@critbatch/prisma/generated/enums';
import type { Interval, Transferred } from '@critbatch/theory';
import { transferAsPower, transferByNoiseScale, transferUnchanged } from '@critbatch/theory';
import type { SettledStage } from './settledStages.ts';

/** A prediction with all that it was computed from. */
export type MadePrediction = {
  quantity: PredictedQuantity;
  rule: PredictionRule;
  value: number;
  lower: number;
  upper: number;
  level: number;
  currency: string | null;
  inputs: Record<string, unknown>;
};

export type NoiseScales = { here: Interval; there: Interval };

type Measured = 'criticalBatchSize' | 'steps' | 'work';
const quantities: Record<Measured, PredictedQuantity> = {
  criticalBatchSize: 'CRITICAL_BATCH_SIZE',
  steps: 'STEPS',
  work: 'WORK',
};

/**
 * b*, K(b*) and N(b*) of a stage from the settled stages before it, the last of which must exist. b* goes by the ratio of
 * the noise scales where they are given; else everything goes by a power of the size from two sizes on, and stays
 * unchanged, within an assumed factor, with one.
 */
export function makePredictions(
  { size }: Pick<StudyStage, 'size'>,
  earlier: readonly SettledStage[],
  noiseScales: NoiseScales | null,
): MadePrediction[] {
  const last = earlier.at(-1);
  if (!last) return [];
  const { level } = last.estimate;
  return (Object.keys(quantities) as Measured[]).flatMap((measured) => {
    const results = earlier.map((settled) => ({ size: settled.stage.size, result: settled[measured] }));
    const byNoise =
      measured === 'criticalBatchSize' && noiseScales
        ? transferByNoiseScale(last.criticalBatchSize, noiseScales, level)
        : null;
    const transferred =
      byNoise ?? transferAsPower(results, size, level) ?? transferUnchanged(last[measured], level);
    if (!transferred) return [];
    const inputs = {
      size,
      noiseScales: byNoise ? noiseScales : null,
      results: earlier.map((settled, i) => ({
        stageId: settled.stage.id,
        sweepId: settled.sweep.id,
        estimateId: settled.estimate.id,
        ...results[i],
      })),
    };
    return madePrediction(quantities[measured], transferred, level, inputs) ?? [];
  });
}

/** A prediction with two ends and its inputs; null where an end is open. */
export function madePrediction(
  quantity: PredictedQuantity,
  { rule, assumptions, prediction: { value, lower, upper } }: Transferred,
  level: number,
  inputs: Record<string, unknown>,
): MadePrediction | null {
  if (lower === null || upper === null) return null;
  return { quantity, rule, value, lower, upper, level, currency: null, inputs: { assumptions, ...inputs } };
}
