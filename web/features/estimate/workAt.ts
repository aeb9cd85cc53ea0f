import { curveSteps } from '../law/curveSteps.ts';
import type { EstimateData } from './estimate.type.ts';

/** Steps to the target and work against the least at a batch size; with `isLowerBound` none of its runs arrived, and it is at least so much. */
export type WorkAt = {
  batchSize: number;
  steps: number | null;
  factor: number | null;
  isLowerBound: boolean;
};

/**
 * As the curve has it, with the ratio of the estimate where it was tested; what its runs spent where none of them arrived, and what
 * one would have spent where the law says that none would: how far beyond that it is no run can tell.
 */
export function workAt(
  batchSize: number,
  { estimate, maxExamplesPerRun }: { estimate: EstimateData; maxExamplesPerRun: number },
): WorkAt {
  const unknown = { batchSize, steps: null, factor: null, isLowerBound: false };
  if (estimate.leastWork === null) return unknown;
  const tested = estimate.workRatios.find((ratio) => ratio.batchSize === batchSize);
  const lowerBound = (factor: number) => {
    return { batchSize, steps: maxExamplesPerRun / batchSize, factor, isLowerBound: true };
  };
  if (tested?.censored) return lowerBound(tested.ratio.lower ?? tested.ratio.value);
  const steps = curveSteps(estimate, batchSize);
  if (steps === null) return unknown;
  if (!tested && steps * batchSize > maxExamplesPerRun)
    return lowerBound(maxExamplesPerRun / estimate.leastWork.value);
  const factor = tested?.ratio.value ?? (steps * batchSize) / estimate.leastWork.value;
  return { batchSize, steps, factor, isLowerBound: false };
}
