import type { Sweep, Target } from '@critbatch/prisma/generated/client';
import type { TargetMetric } from '@critbatch/prisma/generated/enums';
import type {
  Target as TheoryTarget,
  TargetMetric as TheoryTargetMetric,
  TrainingSpec,
} from '@critbatch/theory';
import { bindingTargets } from '@critbatch/theory/targets/bindingTargets';
import { optimiserOf } from '../../library/policy/storedOptimiser.ts';
import { cadenceOf } from './storedCadence.ts';

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
    targets: trainedFor(targets.map(theoryTarget), sweep.isExact),
    ...(sweep.budgetMetric && { budgetMetric: theoryMetric[sweep.budgetMetric] }),
    evaluation: cadenceOf(sweep),
    maxExamplesPerRun: Number(maxExamples ?? sweep.maxExamplesPerRun),
  };
}

/**
 * The targets that a run is trained for, the rest being met on the way: a looser target that is added later changes no
 * spec. Where K is to be exact, it is that of the first: the primary target comes along, though another may imply it.
 */
function trainedFor(targets: readonly TheoryTarget[], isExact: boolean): TheoryTarget[] {
  const binding = bindingTargets(targets);
  const [primary] = targets;
  return isExact && primary && !binding.includes(primary) ? [primary, ...binding] : binding;
}
