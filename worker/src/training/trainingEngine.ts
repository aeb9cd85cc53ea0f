import type { LineSearchOutcome, ModelSpec, OptimiserSpec, StepSizeMemory } from '@critbatch/theory';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import type { StepPhases } from './stepPhases.ts';

/** What an engine is built for: one model, one data set and one batch size. */
export interface EnginePlan {
  readonly modelSpec: ModelSpec;
  readonly optimiser: OptimiserSpec;
  readonly dataset: Dataset;
  readonly batchSize: number;
  /** Most examples that one forward pass takes; larger batches are summed over parts, with the same gradient. */
  readonly microBatchSize: number;
}

/**
 * What one optimiser step did. `updated`: a rule without a search was applied. A loss or gradient that is not finite is
 * `diverged`: nothing was searched or applied.
 */
export interface StepOutcome {
  readonly status: LineSearchOutcome['status'] | 'updated' | 'diverged';
  /** Mean loss over the batch before the update. */
  readonly batchLoss: number;
  readonly squaredGradientNorm: number;
  /** Step size applied: what a line search found, or the learning rate. */
  readonly stepSize: number;
  /** Forward passes spent on finding the step size; 0 where nothing is searched. */
  readonly trials: number;
  /** Step size that the reset rules build on. */
  readonly rememberedStepSize: number;
}

/** Means over the examples evaluated. */
export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number;
}

/** Squared norms of mean gradients: over all the examples given, and over consecutive parts of them. */
export interface GradientNorms {
  readonly squaredNorm: number;
  /** Mean over the parts of the squared norm of each part's mean gradient; it asks for parts of one size. */
  readonly meanSquaredPartNorm: number;
}

export type DatasetPart = 'training' | 'test';

/** Everything that an engine carries from step to step. */
export interface EngineState {
  /** In the model's order. */
  readonly parameters: readonly Float32Array[];
  /** What the update rule remembers: slot by slot, an array for every parameter; nothing under a line search. */
  readonly slots: readonly Float32Array[];
  /** Moving means and variances in turn, of every batch normalisation: evaluations go by them. */
  readonly statistics: readonly Float32Array[];
}

/** Where a call of `steps` begins; a run's progress is one. */
export interface StepPosition {
  /** Steps made so far: learning rates and bias corrections go by them. */
  readonly step: number;
  /** What the reset rules of a line search go by. */
  readonly memory: StepSizeMemory;
}

/** Time that one kind of kernel took in one phase of the work. */
export interface KernelTime {
  /** batch, gradient, search, update, evaluation, gradientNorm; other for what the runtime added by itself. */
  readonly phase: string;
  readonly kernel: string;
  readonly calls: number;
  readonly milliseconds: number;
}

/** Runs optimiser steps and evaluations on some device; all that the rest of the worker knows of tensors. */
export interface TrainingEngine {
  /** SHA-256 of the graphs that it runs, as hexadecimal digits; null where it has none. */
  readonly graphHash: string | null;
  /** Seconds of its `steps` so far; null where they are not known by phase, or not yet. */
  phases(): StepPhases | null;
  /**
   * Steps on consecutive batches, given as `batchSize` training example indices each, within one epoch: per step one
   * gradient, one line search (equations.md (1)) if the optimiser is one, and one update. Stops after a step that diverged.
   * The indices are of the training examples, or of `drawn` where they go through an augmentation.
   */
  steps(batches: Int32Array, position: StepPosition, drawn?: Examples): Promise<StepOutcome[]>;
  /** Loss and accuracy over the given examples of a part. */
  evaluate(part: DatasetPart, examples: Int32Array): Promise<Evaluation>;
  /**
   * Norms of the gradient of the mean loss over training examples, `partSize` of which pass at a time. Nothing moves:
   * the steps after it are those that would have been taken without it.
   */
  gradientNorms(examples: Int32Array, partSize: number): Promise<GradientNorms>;
  exportState(): EngineState;
  importState(state: EngineState): void;
  /** Time by phase and kernel, of an engine that was built to be profiled; measuring ends with the call. */
  profile?(): Promise<KernelTime[]>;
  dispose(): Promise<void>;
}
