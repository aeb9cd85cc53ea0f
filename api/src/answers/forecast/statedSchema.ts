import { z } from 'zod';

export const largestBatchSize = 2 ** 31 - 1;

/** A step time that somebody states, or nothing. */
export const statedSchema = z
  .object({ batchSize: z.int().min(1).max(largestBatchSize), secondsPerStep: z.number().positive() })
  .nullish();
