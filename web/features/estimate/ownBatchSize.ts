import type { SweepFigure } from '../../charts/chart.type.ts';
import { lawSteps } from '../law/lawNames.ts';
import type { EstimateData } from './estimate.type.ts';

/** What the reader trains with, and the most examples that a run may see. */
export type OwnSetting = { currentBatchSize: number | null; maxExamplesPerRun: number };

/** The reader's batch size: measured where it was tested, else as the law has it. */
export function ownBatchSize(
  { currentBatchSize, maxExamplesPerRun }: OwnSetting,
  estimate: EstimateData,
): SweepFigure['yours'] {
  if (currentBatchSize === null) return null;
  const batchSize = currentBatchSize;
  const unknown = { batchSize, steps: null, factor: null, isLowerBound: false };
  const best = estimate.laws.find(({ law }) => law === estimate.bestLaw);
  if (!best || estimate.leastWork === null) return unknown;
  const tested = estimate.workRatios.find((ratio) => ratio.batchSize === batchSize);
  if (tested?.censored) {
    return {
      batchSize,
      steps: maxExamplesPerRun / batchSize,
      factor: tested.ratio.lower ?? tested.ratio.value,
      isLowerBound: true,
    };
  }
  const steps = lawSteps(best, batchSize);
  if (!Number.isFinite(steps)) return unknown;
  const factor = tested?.ratio.value ?? (steps * batchSize) / estimate.leastWork.value;
  return { batchSize, steps, factor, isLowerBound: false };
}
