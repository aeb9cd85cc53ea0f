import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { Interval, Scaling, StepTime } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { stepTimesOfSweep } from '../cost/cost.loaders.ts';
import type { StepTimeView } from '../cost/stepTimes.ts';
import { bestLawOf } from '../estimate/bestLawOf.ts';
import type { BestLaw } from '../thread/stepLaw.ts';
import type { MadePrediction } from './makePredictions.ts';
import type { SettledStage } from './settledStages.ts';

/** K(b) and step time of a stage that has not run, as the last settled stage and the predictions give them. */
export type CarriedOver = {
  law: BestLaw;
  stepTime: StepTimeView;
  scaling: Scaling;
  level: number;
};

/** What is taken for granted on top of the transfer of b* and K(b*). */
export const carryOverAssumptions = ['SHAPE_OF_STEPS_STAYS', 'STEP_TIME_PROPORTIONAL_TO_SIZE', 'SAME_DEVICE'];

/**
 * Carries K(b) over by the factors by which b* and K(b*) are foretold to change, and the step time in proportion to the
 * size, for the floor as well: one more example, or a full device, costs as many more operations. Null where the last
 * stage has no fitted law or no timed step, or b* and K(b*) are not foretold.
 */
export async function carryOverFrom(
  context: Context,
  last: SettledStage,
  { size }: Pick<StudyStage, 'size'>,
  predictions: readonly MadePrediction[],
  device: string | null,
): Promise<CarriedOver | null> {
  const law = bestLawOf(last.estimate);
  const timed = await stepTimesOfSweep(context, last.sweep);
  const stepTime = timed.find((each) => !device || each.device === device);
  const batchSize = predictions.find(({ quantity }) => quantity === 'CRITICAL_BATCH_SIZE');
  const steps = predictions.find(({ quantity }) => quantity === 'STEPS');
  if (!law || !stepTime || !batchSize || !steps) return null;
  const scaling = {
    batchSize: factorOf(batchSize, last.criticalBatchSize.value),
    steps: factorOf(steps, last.steps.value),
  };
  const { level } = last.estimate;
  return {
    law: { ...law, carriedOver: { scaling, level } },
    stepTime: { ...stepTime, ...scaledStepTime(stepTime, size / last.stage.size) },
    scaling,
    level,
  };
}

function factorOf({ value, lower, upper }: MadePrediction, measured: number): Interval {
  return { value: value / measured, lower: lower / measured, upper: upper / measured };
}

function scaledStepTime({ floorSeconds, overheadSeconds, secondsPerExample }: StepTime, factor: number) {
  return {
    floorSeconds: floorSeconds * factor,
    overheadSeconds: overheadSeconds * factor,
    secondsPerExample: secondsPerExample * factor,
  };
}
