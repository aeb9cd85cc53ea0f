import { z } from 'zod';

/** Where a worker gets a data set from, with the checksums that make a version immutable. */
export const datasetSpecSchema = z.discriminatedUnion('loader', [
  z.strictObject({
    loader: z.literal('mnist'),
    trainingExamples: z.int().positive().max(60_000),
    testExamples: z.int().positive().max(10_000),
    /** MD5 of the four IDX files, as published with the data. */
    checksums: z.strictObject({
      trainingImages: z.string(),
      trainingLabels: z.string(),
      testImages: z.string(),
      testLabels: z.string(),
    }),
  }),
  z.strictObject({
    loader: z.literal('gaussianClusters'),
    trainingExamples: z.int().positive().max(1_000_000),
    testExamples: z.int().positive().max(1_000_000),
    inputShape: z.array(z.int().positive()).min(1).max(4),
    classes: z.int().min(2),
    /** Standard deviation of every input around the centre of its class, whose coordinates are standard normal. */
    noise: z.number().positive(),
    seed: z.int().nonnegative(),
  }),
]);

export type DatasetSpec = z.infer<typeof datasetSpecSchema>;
