import type { Sweep, Target } from '@critbatch/prisma/generated/client';
import type { TargetMetric } from '@critbatch/prisma/generated/enums';
import type { TargetMetric as TheoryTargetMetric, TrainingSpec } from '@critbatch/theory';
import { optimiserOf } from '../policy/storedOptimiser.ts';

/** theory's words for the API's. */
export const theoryMetric: Record<TargetMetric, TheoryTargetMetric> = {
  TRAINING_LOSS: 'trainingLoss',
  TEST_ACCURACY: 'testAccuracy',
  TEST_LOSS: 'testLoss',
  GRADIENT_NORM: 'gradientNorm',
};

/**
 * What a worker needs beside model, data set, batch size and seed, as theory's schema has it. `maxExamples` is a run's own
 * cap, where it has one.
 */
export function trainingSpecOf(
  sweep: Sweep,
  targets: readonly Pick<Target, 'metric' | 'threshold'>[],
  maxExamples: bigint | null = null,
): TrainingSpec {
  return {
    optimiser: optimiserOf(sweep),
    targets: targets.map(({ metric, threshold }) => ({ metric: theoryMetric[metric], threshold })),
    evaluation: {
      firstStep: sweep.firstEvaluationStep,
      ratio: sweep.evaluationRatio,
      trainingSubset: sweep.trainingSubset,
      testEvery: sweep.testEvery,
      gradientEvery: sweep.gradientEvery,
      noiseEvery: sweep.noiseEvery,
      noiseExamples: sweep.noiseExamples,
    },
    maxExamplesPerRun: Number(maxExamples ?? sweep.maxExamplesPerRun),
  };
}
