import type { Sweep, Target } from '@critbatch/prisma/generated/client';
import type { TargetMetric } from '@critbatch/prisma/generated/enums';
import type {
  Target as TheoryTarget,
  TargetMetric as TheoryTargetMetric,
  TrainingSpec,
} from '@critbatch/theory';
import { bindingTargets } from '@critbatch/theory';
import { optimiserOf } from '../policy/storedOptimiser.ts';

/** theory's words for the API's. */
export const theoryMetric: Record<TargetMetric, TheoryTargetMetric> = {
  TRAINING_LOSS: 'trainingLoss',
  TEST_ACCURACY: 'testAccuracy',
  TEST_LOSS: 'testLoss',
  GRADIENT_NORM: 'gradientNorm',
};

/** A stored or asked target in theory's words. */
export function theoryTarget({
  metric,
  threshold,
}: {
  metric: TargetMetric;
  threshold: number;
}): TheoryTarget {
  return { metric: theoryMetric[metric], threshold };
}

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
    // The rest is met on the way: a looser target that is added later changes no spec.
    targets: bindingTargets(targets.map(theoryTarget)),
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
