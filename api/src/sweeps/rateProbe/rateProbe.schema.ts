import { gradientLookSchema, mostRateTrials, rateTrialSchema } from '@critbatch/theory';
import { z } from 'zod';
import { figureRanges } from '../measurement/figureRanges.ts';

const loss = figureRanges.trainingLoss.nullish().transform((value) => value ?? null);

export const reportRateProbeSchema = z.object({
  trials: z.array(rateTrialSchema.extend({ firstLoss: loss, lastLoss: loss })).max(mostRateTrials),
  gradients: z
    .array(
      gradientLookSchema.extend({
        trainingLoss: figureRanges.trainingLoss,
        squaredGradientNorm: figureRanges.unbiasedSquaredGradientNorm,
        covarianceTrace: figureRanges.gradientCovarianceTrace,
        stepSize: figureRanges.stepSize.nullish().transform((value) => value || null),
      }),
    )
    .max(20)
    .nullish()
    .transform((looks) => looks ?? []),
  deviceSeconds: z.number().nonnegative().max(1e9),
});

/** What is kept of a probe, beside its status. */
export const keptRateProbeSchema = z.object({
  /** Null for a line search. */
  learningRate: z.number().nullable(),
  diverges: z.boolean(),
  smallerLearningRate: z.number().nullable(),
  trials: z.array(rateTrialSchema),
  gradients: z.array(gradientLookSchema).default([]),
  deviceSeconds: z.number(),
  /** Kind of device that it took them on, and when it was reported (ISO 8601): what its seconds cost. */
  device: z.string(),
  reportedAt: z.iso.datetime(),
});
export type KeptRateProbe = z.infer<typeof keptRateProbeSchema>;
