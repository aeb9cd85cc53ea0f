import type { LearningRate } from '@critbatch/theory';
import { z } from 'zod';
import { BatchSizeScaling, LearningRateSchedule } from './policy.enum.ts';

const examples = z.int().positive().nullish();

/** Fields that one choice alone takes, and whether it needs them. */
const dependent = [
  { field: 'durationExamples', of: 'schedule', choices: ['cosine'], isNeeded: true },
  { field: 'finalShare', of: 'schedule', choices: ['cosine'], isNeeded: false },
  { field: 'everyExamples', of: 'schedule', choices: ['step'], isNeeded: true },
  { field: 'factor', of: 'schedule', choices: ['step'], isNeeded: false },
  { field: 'referenceBatchSize', of: 'scaling', choices: ['squareRoot', 'linear'], isNeeded: true },
] as const;

/** A LearningRateInput, which is flat, as theory's spec of a learning rate; `usual` is its base where none is given. */
export const learningRateInputSchema = (usual: number) =>
  z
    .object({
      base: z
        .number()
        .positive()
        .nullish()
        .transform((base) => base ?? usual),
      scaling: z.enum(BatchSizeScaling),
      referenceBatchSize: z.int().positive().nullish(),
      schedule: z.enum(LearningRateSchedule),
      durationExamples: examples,
      finalShare: z.number().min(0).max(1).nullish(),
      everyExamples: examples,
      factor: z.number().gt(0).lt(1).nullish(),
      warmUpExamples: z.int().nonnegative(),
    })
    .superRefine((rate, context) => {
      for (const { field, of, choices, isNeeded } of dependent) {
        const isChosen = (choices as readonly string[]).includes(rate[of]);
        const isGiven = (rate[field] ?? null) !== null;
        if (isChosen && isNeeded && !isGiven) {
          context.addIssue({ code: 'custom', path: [field], message: `This ${of} needs ${field}` });
        } else if (!isChosen && isGiven) {
          context.addIssue({ code: 'custom', path: [field], message: `This ${of} takes no ${field}` });
        }
      }
    })
    .transform((rate): LearningRate => {
      const { base, warmUpExamples, referenceBatchSize, durationExamples, everyExamples } = rate;
      return {
        base,
        scaling:
          rate.scaling === BatchSizeScaling.NONE
            ? { name: 'none' }
            : { name: rate.scaling, referenceBatchSize: Number(referenceBatchSize) },
        schedule: {
          constant: { name: 'constant' } as const,
          cosine: {
            name: 'cosine' as const,
            durationExamples: Number(durationExamples),
            finalShare: rate.finalShare ?? 0,
          },
          step: { name: 'step' as const, everyExamples: Number(everyExamples), factor: rate.factor ?? 0.1 },
        }[rate.schedule],
        warmUpExamples,
      };
    });
