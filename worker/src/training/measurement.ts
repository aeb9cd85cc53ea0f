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
  /** Norm of the last batch's gradient. */
  readonly gradientNorm: number | null;
  /** Loss of the last batch, before its update. */
  readonly batchLoss: number | null;
  /** Step size applied last. */
  readonly stepSize: number | null;
  /** Trials per step since the row before. */
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
}
