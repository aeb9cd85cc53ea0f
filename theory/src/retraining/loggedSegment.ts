import { z } from 'zod';

const count = z.int().nonnegative();
const figure = z.number().nullable();

/** A row without what the clock says: training its segment again gives the same, bit for bit. */
export const comparedRowSchema = z.strictObject({
  step: count,
  examplesSeen: count,
  trainingLoss: figure,
  testLoss: figure,
  testAccuracy: figure,
  gradientNorm: figure,
  unbiasedSquaredGradientNorm: figure,
  gradientCovarianceTrace: figure,
  batchLoss: figure,
  batchGradientNorm: figure,
  stepSize: figure,
  meanTrials: figure,
  functionEvaluations: count,
  gradientEvaluations: count,
  exhaustedSearches: count,
  belowResolutionSteps: count,
});
export type ComparedRow = z.infer<typeof comparedRowSchema>;

export const comparedColumns = Object.keys(comparedRowSchema.shape) as (keyof ComparedRow)[];

/** Where and why a run ended. */
export const segmentEndSchema = z.strictObject({
  outcome: z.enum(['TARGETS_REACHED', 'BUDGET_SPENT', 'DIVERGED']),
  step: count,
});

/** What a log says of a segment. The end is that of its run, where the run ended with it. */
export const loggedSegmentSchema = z.strictObject({
  rows: z.array(comparedRowSchema),
  end: segmentEndSchema.nullable(),
});
export type LoggedSegment = z.infer<typeof loggedSegmentSchema>;
