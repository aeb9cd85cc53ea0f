import type { ArmijoConfig, LineSearchOutcome, ModelSpec, StepSizeMemory } from '@critbatch/theory';
import type { Dataset } from '../datasets/dataset.ts';

/** What an engine is built for: one model, one data set and one batch size. */
export interface EnginePlan {
  readonly modelSpec: ModelSpec;
  readonly optimiser: ArmijoConfig;
  readonly dataset: Dataset;
  readonly batchSize: number;
  /** Most examples that one forward pass takes; larger batches are summed over parts, with the same gradient. */
  readonly microBatchSize: number;
}

/** What one optimiser step did. A loss or gradient that is not finite is `diverged`: nothing was searched or applied. */
export interface StepOutcome {
  readonly status: LineSearchOutcome['status'] | 'diverged';
  /** Mean loss over the batch before the update. */
  readonly batchLoss: number;
  readonly squaredGradientNorm: number;
  /** Step size applied. */
  readonly stepSize: number;
  readonly trials: number;
  /** Step size that the reset rules build on. */
  readonly rememberedStepSize: number;
}

/** Means over the examples evaluated. */
export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number;
}

export type DatasetPart = 'training' | 'test';

/** Everything that an engine carries from step to step: the parameters, in the model's order. */
export interface EngineState {
  readonly parameters: readonly Float32Array[];
}

/** Runs optimiser steps and evaluations on some device; all that the rest of the worker knows of tensors. */
export interface TrainingEngine {
  /**
   * SGD + Armijo steps on consecutive batches, given as `batchSize` training example indices each, within one epoch:
   * per step one gradient, one line search (equations.md (1)) and one update. Stops after a step that diverged.
   */
  steps(batches: Int32Array, memory: StepSizeMemory): Promise<StepOutcome[]>;
  /** Loss and accuracy over the given examples of a part. */
  evaluate(part: DatasetPart, examples: Int32Array): Promise<Evaluation>;
  exportState(): EngineState;
  importState(state: EngineState): void;
  dispose(): Promise<void>;
}
