import { endEpoch, rememberStepSize, startStepSizeMemory } from '@critbatch/theory';
import { z } from 'zod';
import { noPhases } from './stepPhases.ts';
import type { StepOutcome } from './trainingEngine.ts';

const count = z.int().nonnegative();
const seconds = z.number().nonnegative();

/** All that a run knows beside its parameters, as a checkpoint keeps it. */
export const runProgressSchema = z.strictObject({
  step: count,
  memory: z.strictObject({
    lastStepSize: z.number().nullable(),
    epochSum: z.number(),
    epochSearches: count,
    lastEpochMean: z.number().nullable(),
  }),
  functionEvaluations: count,
  gradientEvaluations: count,
  exhaustedSearches: count,
  belowResolutionSteps: count,
  /** The last step's batch loss, gradient norm and step size; null before the first. */
  last: z.strictObject({ batchLoss: z.number(), gradientNorm: z.number(), stepSize: z.number() }).nullable(),
  /** Step and functionEvaluations at the last measurement, and how many measurements there were. */
  measuredStep: z.int().min(-1),
  measuredFunctionEvaluations: count,
  measurements: count,
  /** Which of the targets were met at some measurement. */
  targetsMet: z.array(z.boolean()),
  /** Why the run ended; null while it goes on. */
  done: z
    .strictObject({ outcome: z.enum(['TARGETS_REACHED', 'BUDGET_SPENT', 'DIVERGED']), step: count })
    .nullable(),
  wallSeconds: seconds,
  deviceSeconds: seconds,
  evaluationSeconds: seconds,
  /** The parts of deviceSeconds by phase; absent in checkpoints from before they were measured. */
  phases: z.strictObject({ data: seconds, gradient: seconds, search: seconds, update: seconds }).optional(),
});
export type RunProgress = z.infer<typeof runProgressSchema>;
type RunOutcome = NonNullable<RunProgress['done']>['outcome'];

export function startProgress(targets: number): RunProgress {
  return {
    step: 0,
    memory: startStepSizeMemory(),
    functionEvaluations: 0,
    gradientEvaluations: 0,
    exhaustedSearches: 0,
    belowResolutionSteps: 0,
    last: null,
    measuredStep: -1,
    measuredFunctionEvaluations: 0,
    measurements: 0,
    targetsMet: Array.from({ length: targets }, () => false),
    done: null,
    wallSeconds: 0,
    deviceSeconds: 0,
    evaluationSeconds: 0,
    phases: noPhases,
  };
}

/** Progress after one more step; a step that diverged ends the run and counts for nothing else. */
export function countStep(before: RunProgress, outcome: StepOutcome, stepsPerEpoch: number): RunProgress {
  const step = before.step + 1;
  if (outcome.status === 'diverged') return endRun(before, 'DIVERGED', step);
  const memory = rememberStepSize(before.memory, outcome.rememberedStepSize);
  return {
    ...before,
    step,
    memory: step % stepsPerEpoch === 0 ? endEpoch(memory) : memory,
    functionEvaluations: before.functionEvaluations + outcome.trials,
    gradientEvaluations: before.gradientEvaluations + 1,
    exhaustedSearches: before.exhaustedSearches + (outcome.status === 'exhausted' ? 1 : 0),
    belowResolutionSteps: before.belowResolutionSteps + (outcome.status === 'belowResolution' ? 1 : 0),
    last: {
      batchLoss: outcome.batchLoss,
      gradientNorm: Math.sqrt(outcome.squaredGradientNorm),
      stepSize: outcome.stepSize,
    },
  };
}

export function endRun(progress: RunProgress, outcome: RunOutcome, step = progress.step): RunProgress {
  return { ...progress, done: { outcome, step } };
}
