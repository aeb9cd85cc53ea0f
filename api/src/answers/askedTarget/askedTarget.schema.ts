import { smoothingSchema, targetMetricSchema } from '@critbatch/theory';
import { z } from 'zod';
import { accuracyIsAShare, reachableTargetSchema } from '../../sweeps/target/target.schema.ts';

const smoothing = z.preprocess(
  // GraphQL's inputs are instances of their class; theory's schema takes plain values.
  (given) => (given ? { ...given } : null),
  smoothingSchema.nullable(),
);

export const askedTargetSchema = z.object({ target: reachableTargetSchema, smoothing });

export const askedThresholdsSchema = z
  .object({
    metric: targetMetricSchema,
    thresholds: z.array(z.number().positive()).min(1).max(24).nullable(),
    count: z.int().min(2).max(24),
    smoothing,
  })
  .refine(
    ({ metric, thresholds }) => metric !== 'testAccuracy' || (thresholds ?? []).every((each) => each <= 1),
    { path: ['thresholds'], message: accuracyIsAShare.message },
  );
