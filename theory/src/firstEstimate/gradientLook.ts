import { z } from 'zod';

/** What a probe saw of the gradient at one of its steps; the parts of the noise scale are unbiased, and may be negative. */
export const gradientLookSchema = z.strictObject({
  step: z.int().nonnegative(),
  trainingLoss: z.number(),
  squaredGradientNorm: z.number(),
  covarianceTrace: z.number(),
  /** Step size applied last; null before the first step. */
  stepSize: z.number().positive().nullable(),
});
export type GradientLook = z.infer<typeof gradientLookSchema>;
