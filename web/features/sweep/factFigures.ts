import type { StepTime } from '@critbatch/theory';
import { stepSeconds } from '@critbatch/theory';
import type { EstimateData } from '../estimate/estimate.type.ts';
import { nearestToAnswer } from '../estimate/nearestToAnswer.ts';
import { curveSteps } from '../law/curveSteps.ts';
import type { RunResult } from '../run/run.type.ts';
import { typicalSeconds } from './typicalSeconds.ts';

type Recommended = {
  batchSize: number;
  /** Reports do not keep it. */
  stepTime?: Pick<StepTime, 'floorSeconds' | 'overheadSeconds' | 'secondsPerExample'> | null;
  /** Reports of before 2 December 2026 do not keep how long a run takes. */
  saving?: { deviceHours: { saved: unknown; after?: { value: number } | undefined } | null } | null;
};
/** A sweep with what its facts are made of. */
export type FactsSweep = {
  batchSizes: readonly number[];
  estimate: EstimateData | null;
  recommendation?: Recommended | null | undefined;
  runs: readonly (RunResult & { deviceSeconds: number | null })[];
};

/** Work, steps and device seconds at the batch size to use, else at b*; null where nothing is identified. */
export function factFigures(sweep: FactsSweep) {
  const { estimate, recommendation } = sweep;
  if (!estimate || estimate.answer === 'NOT_IDENTIFIED') return null;
  const { batchSize, work, steps } = amountsOf(estimate, recommendation?.batchSize ?? null);
  const timed = recommendation?.batchSize ?? nearestToAnswer(sweep);
  // As saving, valley and choices reckon; without a step time as the runs took it.
  const hours = recommendation?.saving?.deviceHours?.after?.value;
  const stepTime = recommendation?.stepTime;
  const reckoned =
    stepTime && steps !== null && timed !== null && timed === batchSize
      ? steps * stepSeconds(stepTime, timed)
      : null;
  const seconds = hours === undefined ? (reckoned ?? typicalSeconds(sweep.runs, timed)) : hours * 3600;
  return { batchSize, work, steps, timed, seconds };
}

/** Work and steps to the target where the curve has them at the batch size to use, else the least work. */
function amountsOf(estimate: EstimateData, toUse: number | null) {
  const steps = toUse === null ? null : curveSteps(estimate, toUse);
  if (toUse !== null && steps !== null) return { batchSize: toUse, steps, work: toUse * steps };
  return {
    batchSize: estimate.criticalBatchSize?.value ?? null,
    steps: estimate.stepsAtCriticalBatchSize?.value ?? null,
    work: estimate.leastWork?.value ?? null,
  };
}
