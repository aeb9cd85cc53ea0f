import { z } from 'zod';
import { optimiserSchema } from './optimiserSpec.ts';

export const targetMetricSchema = z.enum(['trainingLoss', 'testLoss', 'testAccuracy', 'gradientNorm']);
export type TargetMetric = z.infer<typeof targetMetricSchema>;

/** What "trained" means: a metric, and the value that it must reach. Losses and norms fall to it, accuracies rise to it. */
export const targetSchema = z.strictObject({ metric: targetMetricSchema, threshold: z.number().positive() });
export type Target = z.infer<typeof targetSchema>;

/** Training examples on which a loss is measured unless a sweep says otherwise, and the fewest that a leaderboard takes. */
export const usualTrainingSubset = 10_000;

/** When a run is evaluated: at steps that grow geometrically, so that every K is known to the same relative width. */
export const evaluationCadenceSchema = z.strictObject({
  firstStep: z.int().min(1).default(1),
  /** Ratio of successive evaluation steps; K is known to within this factor. */
  ratio: z.number().gt(1).max(2).default(1.05),
  /** Training examples in the fixed subset on which the training loss is evaluated. */
  trainingSubset: z.int().positive().default(usualTrainingSubset),
  /** Test metrics are evaluated at every n-th evaluation (0: never), and at every one if a target asks for them. */
  testEvery: z.int().nonnegative().default(4),
  /** The gradient norm over the subset, at three times the price of its loss, at every n-th evaluation (0: never), likewise. */
  gradientEvery: z.int().nonnegative().default(10),
  /** The two parts of the noise scale are measured at every n-th evaluation (0: never). */
  noiseEvery: z.int().nonnegative().default(4),
  /** Training examples behind one measurement of the noise scale, drawn anew each time; cut to what there are. */
  noiseExamples: z.int().min(32).max(1_000_000).default(1024),
  /**
   * Whether a run that reaches the first target goes back to the evaluation before and finds, by bisection, adjacent steps of
   * which one does not reach it and the next one does.
   */
  isExact: z.boolean().default(false),
});
export type EvaluationCadence = z.infer<typeof evaluationCadenceSchema>;

/** Everything but batch size and seed that fixes a run, together with model and data set. */
export const trainingSpecSchema = z.strictObject({
  optimiser: optimiserSchema,
  targets: z.array(targetSchema).min(1).max(16),
  evaluation: evaluationCadenceSchema,
  /** A run that has seen this many examples without reaching every target stops, and is right-censored. */
  maxExamplesPerRun: z.int().positive(),
});
export type TrainingSpec = z.infer<typeof trainingSpecSchema>;

/** Evaluation steps of a cadence in order: firstStep, then each the last one times the ratio, rounded up. */
export function* evaluationSteps(
  cadence: Pick<EvaluationCadence, 'firstStep' | 'ratio'>,
): Generator<number, never> {
  for (let step = cadence.firstStep; ; step = Math.max(step + 1, Math.ceil(step * cadence.ratio))) {
    yield step;
  }
}
