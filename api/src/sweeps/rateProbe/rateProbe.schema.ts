import { mostRateTrials, rateTrialSchema } from '@critbatch/theory';
import { z } from 'zod';
import { figureRanges } from '../measurement/figureRanges.ts';

const loss = figureRanges.trainingLoss.nullish().transform((value) => value ?? null);

export const reportRateProbeSchema = z.object({
  trials: z.array(rateTrialSchema.extend({ firstLoss: loss, lastLoss: loss })).max(mostRateTrials),
  deviceSeconds: z.number().nonnegative().max(1e9),
});

/** What is kept of a probe, beside its status. */
export const keptRateProbeSchema = z.object({
  learningRate: z.number(),
  diverges: z.boolean(),
  smallerLearningRate: z.number().nullable(),
  trials: z.array(rateTrialSchema),
  deviceSeconds: z.number(),
  /** Kind of device that it took them on, and when it was reported (ISO 8601): what its seconds cost. */
  device: z.string(),
  reportedAt: z.iso.datetime(),
});
export type KeptRateProbe = z.infer<typeof keptRateProbeSchema>;
