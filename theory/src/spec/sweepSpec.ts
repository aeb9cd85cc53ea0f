import { z } from 'zod';
import { optimiserSchema } from './optimiserSpec.ts';

export const targetMetricSchema = z.enum(['trainingLoss', 'testLoss', 'testAccuracy', 'gradientNorm']);
export type TargetMetric = z.infer<typeof targetMetricSchema>;

/** What "trained" means: a metric, and the value that it must reach. Losses and norms fall to it, accuracies rise to it. */
export const targetSchema = z.strictObject({ metric: targetMetricSchema, threshold: z.number().positive() });
export type Target = z.infer<typeof targetSchema>;

/** Training examples on which a loss is measured unless a sweep says otherwise, and the fewest that a leaderboard takes. */
export const usualTrainingSubset = 10_000;

/**
 * When a run is evaluated: at steps that grow geometrically, so that every K is known to the same relative width. One line
 * describes a setting wherever it is asked for, stored, sent or shown; the API's fields have their descriptions from here.
 */
export const evaluationCadenceSchema = z.strictObject({
  firstStep: z.int().min(1).default(1).describe('First evaluation step, at least 1.'),
  ratio: z
    .number()
    .gt(1)
    .max(2)
    .default(1.05)
    .describe('Ratio of successive evaluation steps, above 1, at most 2. K is known up to this ratio.'),
  trainingSubset: z
    .int()
    .positive()
    .default(usualTrainingSubset)
    .describe(
      'Training examples in the fixed subset for the training loss. All of them if the data set has fewer.',
    ),
  testEvery: z
    .int()
    .nonnegative()
    .default(4)
    .describe(
      'Measures the test metrics at every n-th evaluation; 0 for never. If a target uses them, they are measured at every evaluation.',
    ),
  gradientEvery: z
    .int()
    .nonnegative()
    .default(10)
    .describe(
      'Measures the gradient norm on the training subset at every n-th evaluation, at about three times the cost of its loss; 0 for never. If a target uses it, it is measured at every evaluation.',
    ),
  noiseEvery: z
    .int()
    .nonnegative()
    .default(4)
    .describe('Measures the noise scale at every n-th evaluation; 0 for never.'),
  noiseExamples: z
    .int()
    .min(32)
    .max(1_000_000)
    .default(1024)
    .describe(
      'Training examples used for one measurement of the noise scale, drawn anew each time; at least 32. All of them if the data set has fewer.',
    ),
  isExact: z
    .boolean()
    .default(false)
    .describe(
      'Whether a run that reaches the primary target goes back to the evaluation before it and finds, by bisection, the exact step: adjacent steps of which the first misses the target and the second reaches it. This trains less than that interval once more. In a reported sweep it is up to the reporting program.',
    ),
});
export type EvaluationCadence = z.infer<typeof evaluationCadenceSchema>;

/** Everything but batch size and seed that fixes a run, together with model and data set. */
export const trainingSpecSchema = z
  .strictObject({
    optimiser: optimiserSchema,
    /** None where a run is trained for a budget. */
    targets: z.array(targetSchema).max(16),
    /** In place of targets: what is measured when `maxExamplesPerRun` are spent. */
    budgetMetric: targetMetricSchema.optional(),
    evaluation: evaluationCadenceSchema,
    /** A run that has seen this many examples without reaching every target stops, and is right-censored. */
    maxExamplesPerRun: z.int().positive(),
  })
  .refine(({ targets, budgetMetric }) => targets.length > 0 === (budgetMetric === undefined), {
    path: ['targets'],
    message: 'Give targets or a budgetMetric',
  });
export type TrainingSpec = z.infer<typeof trainingSpecSchema>;

/** What a run is trained to show: the metrics of its targets, or the one that counts when its budget is spent. */
export function askedMetrics({
  targets,
  budgetMetric,
}: Pick<TrainingSpec, 'targets' | 'budgetMetric'>): TargetMetric[] {
  return [...targets.map(({ metric }) => metric), ...(budgetMetric ? [budgetMetric] : [])];
}

/**
 * About how often a run that ends after so many steps is evaluated, its start and its end included. Until steps grow by more than
 * one it is at every step, then geometrically; no loop, for a ratio near 1 has an evaluation at nearly every step.
 */
export function evaluationsUntil(
  steps: number,
  { firstStep, ratio }: Pick<EvaluationCadence, 'firstStep' | 'ratio'>,
): number {
  if (steps < firstStep) return 2;
  const dense = Math.min(steps, Math.max(firstStep, 1 / (ratio - 1)));
  const sparse = steps > dense ? Math.log(steps / dense) / Math.log(ratio) : 0;
  return 2 + (dense - firstStep) + sparse;
}

/** Evaluation steps of a cadence in order: firstStep, then each the last one times the ratio, rounded up. */
export function* evaluationSteps(
  cadence: Pick<EvaluationCadence, 'firstStep' | 'ratio'>,
): Generator<number, never> {
  for (let step = cadence.firstStep; ; step = Math.max(step + 1, Math.ceil(step * cadence.ratio))) {
    yield step;
  }
}
