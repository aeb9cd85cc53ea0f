import { z } from 'zod';

/** How the learning rate of a fixed rule depends on the batch size (theory/src/schedule/batchSizeScaling.ts). */
const scalingSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('none') }),
  z.strictObject({ name: z.literal('squareRoot'), referenceBatchSize: z.int().positive() }),
  z.strictObject({ name: z.literal('linear'), referenceBatchSize: z.int().positive() }),
]);
export type BatchSizeScaling = z.infer<typeof scalingSchema>;

/**
 * What the learning rate does after its warm-up. Durations are in examples, not in steps: a schedule then covers the
 * same data whatever the batch size, as a run's budget does.
 */
const scheduleSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('constant') }),
  z.strictObject({
    name: z.literal('cosine'),
    /** Examples from the top to the bottom of the half wave; the rate stays at the bottom afterwards. */
    durationExamples: z.int().positive(),
    /** Rate at the bottom as a share of that at the top. */
    finalShare: z.number().min(0).max(1).default(0),
  }),
  z.strictObject({
    name: z.literal('step'),
    /** Examples between two drops. */
    everyExamples: z.int().positive(),
    /** Factor of every drop. */
    factor: z.number().gt(0).lt(1).default(0.1),
  }),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

/** The learning rate of a rule that searches for none: base, scaled with the batch size, warmed up, then scheduled. */
export const learningRateSchema = z.strictObject({
  /** Learning rate at the reference batch size, or at every one where nothing is scaled. */
  base: z.number().positive(),
  scaling: scalingSchema.default({ name: 'none' }),
  schedule: scheduleSchema.default({ name: 'constant' }),
  /** Examples over which the rate rises to its full height; 0 for no warm-up. */
  warmUpExamples: z.int().nonnegative().default(0),
});
export type LearningRate = z.infer<typeof learningRateSchema>;
