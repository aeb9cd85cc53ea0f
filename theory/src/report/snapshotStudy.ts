import { z } from 'zod';
import { givenRecommendationSchema } from '../answer/recommendationFigures.ts';
import { expectedFactorSchema } from '../answer/stageDecision.ts';
import type { Answer } from '../estimate/estimate.type.ts';
import { intervalSchema } from '../estimate/intervalSchema.ts';

const dateTime = z.iso.datetime();

/** The batch size to use at a stage, with what its sentence tells; nothing in reports from before 2 December 2026. */
const recommendationSchema = z.object({
  given: givenRecommendationSchema,
  answer: z.custom<Answer>((value) => typeof value === 'string'),
  level: z.number(),
  criticalBatchSize: intervalSchema.nullable(),
  valley: z.object({ lower: z.number(), upper: z.number(), tolerance: z.number() }).nullable(),
  freeRange: intervalSchema.nullable(),
});

/** What a stage ended in; nothing in reports from before 2 December 2026. */
const decisionSchema = z.object({
  choice: z.enum(['GO_ON', 'STOP']),
  fromBatchSize: z.int().nullable(),
  batchSize: z.int().nullable(),
  expected: expectedFactorSchema.nullable(),
  /** Null where a link withholds it. */
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: dateTime,
});

const predictionSchema = z.object({
  quantity: z.enum([
    'CRITICAL_BATCH_SIZE',
    'STEPS',
    'WORK',
    'DEVICE_SECONDS',
    'COST',
    'WORK_FACTOR',
    'DEVICE_TIME_FACTOR',
  ]),
  rule: z.enum(['NOISE_SCALE_RATIO', 'POWER_IN_SIZE', 'UNCHANGED', 'FORECAST']),
  level: z.number(),
  foretold: intervalSchema,
  currency: z.string().nullable(),
  registeredAt: dateTime,
  score: z
    .object({
      verdict: z.enum(['INSIDE', 'OUTSIDE', 'UNDECIDED', 'HINDCAST']),
      outcome: intervalSchema.nullable(),
    })
    .nullable(),
});

/** A study with what it foretold, what came of it, and what its stages ended in, as a report keeps it. */
export const snapshotStudySchema = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  maxHours: z.number().nullable(),
  maxCost: z.number().nullable(),
  currency: z.string().nullable(),
  stages: z.array(
    z.object({
      name: z.string().nullable(),
      size: z.number(),
      state: z.enum(['PLANNED', 'RUNNING', 'DONE', 'CANCELED']),
      predictions: z.array(predictionSchema),
      recommendation: recommendationSchema.nullish(),
      decision: decisionSchema.nullish(),
    }),
  ),
});

export type SnapshotStudy = z.infer<typeof snapshotStudySchema>;
