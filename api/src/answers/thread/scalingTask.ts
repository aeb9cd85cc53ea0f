import type { ScaledStage, ScalingLaw } from '@critbatch/theory';
import { scalingLaws } from '@critbatch/theory';

/** The stages of a study that have an answer. */
export type ScalingTask = { stages: ScaledStage[]; level: number };

/** Runs in the thread of estimates. */
export function scalingLawsTask({ stages, level }: ScalingTask): ScalingLaw[] {
  return scalingLaws(stages, level);
}
