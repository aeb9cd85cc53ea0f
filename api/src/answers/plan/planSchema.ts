import { z } from 'zod';

const largestInt32 = 2 ** 31 - 1;
const batchSize = z.int().min(1).max(largestInt32);

/** An AdaptivePlanInput, as it is stored. */
export const planSchema = z
  .object({
    smallestBatchSize: batchSize,
    largestBatchSize: batchSize,
    deviceSecondsBudget: z.number().positive().max(Number.MAX_VALUE),
    wantedRatio: z.number().gt(1).max(1e6),
    mostSeeds: z.int().min(1).max(1000),
    parallelRuns: z.int().min(1).max(100),
  })
  .refine(({ smallestBatchSize, largestBatchSize }) => largestBatchSize >= smallestBatchSize, {
    path: ['largestBatchSize'],
    message: 'The largest batch size must be at least the smallest',
  });
export type PlanSettings = z.output<typeof planSchema>;
