import type { RunEvaluation } from './runEvaluator.ts';
import type { RunProgress } from './runProgress.ts';

/**
 * One row of a run's log, taken at step 0, at the cadence's evaluation steps and at the run's last step.
 * Counts and seconds are cumulative over the run, across checkpoints; a value that was not measured is null.
 */
export interface Measurement {
  readonly step: number;
  readonly examplesSeen: number;
  /** Whole passes over the training examples begun before this step, from 0. */
  readonly epoch: number;
  /** Mean loss over the data set's fixed training subset: the same examples for every batch size and seed. */
  readonly trainingLoss: number;
  readonly testLoss: number | null;
  readonly testAccuracy: number | null;
  /** Norm of the training loss's gradient over the same subset. */
  readonly gradientNorm: number | null;
  /** Unbiased estimates of ‖G‖² and tr(Σ), whose ratio is the noise scale; either may be negative. */
  readonly unbiasedSquaredGradientNorm: number | null;
  readonly gradientCovarianceTrace: number | null;
  /** Loss of the last batch, before its update. */
  readonly batchLoss: number | null;
  readonly batchGradientNorm: number | null;
  /** Step size applied last: a line search's, or the learning rate. */
  readonly stepSize: number | null;
  /** Trials per step since the row before; 0 under a rule that does not search. */
  readonly meanTrials: number | null;
  /** Forward passes over a batch that the line search asked for. */
  readonly functionEvaluations: number;
  readonly gradientEvaluations: number;
  readonly exhaustedSearches: number;
  readonly belowResolutionSteps: number;
  readonly wallSeconds: number;
  /** Seconds spent in optimiser steps. */
  readonly deviceSeconds: number;
  readonly evaluationSeconds: number;
  /** The parts of deviceSeconds by phase; null where the engine does not measure them, or has not yet. */
  readonly dataSeconds: number | null;
  readonly gradientSeconds: number | null;
  readonly searchSeconds: number | null;
  readonly updateSeconds: number | null;
}

/** The row of a run that was just evaluated; `progress` still knows when the row before was taken. */
export function measurementOf(
  progress: RunProgress,
  { training, test, gradientNorm, noise }: RunEvaluation,
  { batchSize, stepsPerEpoch }: { batchSize: number; stepsPerEpoch: number },
): Measurement {
  const { step, last } = progress;
  const stepsSince = step - Math.max(0, progress.measuredStep);
  const trialsSince = progress.functionEvaluations - progress.measuredFunctionEvaluations;
  return {
    step,
    examplesSeen: step * batchSize,
    epoch: Math.floor(step / stepsPerEpoch),
    trainingLoss: training.loss,
    testLoss: test?.loss ?? null,
    testAccuracy: test?.accuracy ?? null,
    gradientNorm,
    unbiasedSquaredGradientNorm: noise?.squaredGradientNorm ?? null,
    gradientCovarianceTrace: noise?.covarianceTrace ?? null,
    batchLoss: last?.batchLoss ?? null,
    batchGradientNorm: last?.gradientNorm ?? null,
    stepSize: last?.stepSize ?? null,
    meanTrials: stepsSince > 0 ? trialsSince / stepsSince : null,
    functionEvaluations: progress.functionEvaluations,
    gradientEvaluations: progress.gradientEvaluations,
    exhaustedSearches: progress.exhaustedSearches,
    belowResolutionSteps: progress.belowResolutionSteps,
    wallSeconds: progress.wallSeconds,
    deviceSeconds: progress.deviceSeconds,
    evaluationSeconds: progress.evaluationSeconds,
    ...secondsByPhase(progress),
  };
}

function secondsByPhase({ phases, step }: RunProgress) {
  const isKnown = phases !== undefined && (step === 0 || phases.gradient > 0);
  return {
    dataSeconds: isKnown ? phases.data : null,
    gradientSeconds: isKnown ? phases.gradient : null,
    searchSeconds: isKnown ? phases.search : null,
    updateSeconds: isKnown ? phases.update : null,
  };
}
