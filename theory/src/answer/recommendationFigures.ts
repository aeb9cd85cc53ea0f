import { z } from 'zod';
import { scaleInterval } from '../cost/timeAndCost.ts';
import { intervalSchema } from '../estimate/intervalSchema.ts';
import { wordSchema } from '../naming/wordSchema.ts';
import type { RecommendationMeasure, RecommendationRule } from '../recommend/recommend.ts';
import type { RecommendationToTell } from './answerFigures.ts';

/** A recommendation as the API gives it, and as reports and memos keep it: as far as it is told in sentences. */
export const givenRecommendationSchema = z.object({
  batchSize: z.number(),
  /** Absent where it is one: no reader of a sweep need ask. */
  devices: z.number().optional(),
  rule: wordSchema<RecommendationRule>(),
  measure: wordSchema<RecommendationMeasure>(),
  device: z.string().nullable(),
  currentBatchSize: z.number().nullable(),
  least: intervalSchema.nullable(),
  leastFactor: z.number().nullable(),
  /** Absent in what was kept before 3 December 2026. */
  alternative: z.number().nullish(),
  /** Absent in what was kept before 2 December 2026. */
  workFactor: z.number().nullish(),
  /** Nothing in what was kept before 3 December 2026. */
  steps: z.object({ than: z.number(), factor: z.number() }).nullish(),
  saving: z
    .object({
      work: z.object({ factor: intervalSchema }),
      /** `after` is absent in what was kept before 2 December 2026. */
      deviceHours: z
        .object({
          saved: intervalSchema,
          factor: intervalSchema,
          after: z.object({ value: z.number() }).optional(),
        })
        .nullable(),
      cost: z.object({ saved: intervalSchema }).nullable(),
      currency: z.string().nullable(),
    })
    .nullable(),
  monthly: z.object({ runs: z.number() }).nullable(),
  /** Nothing in what was kept before 2 December 2026. */
  payback: z
    .object({
      spent: z.object({ amount: z.number(), currency: z.string() }),
      /** Whether people's work is a part of it; absent in what was kept before 2 December 2026. */
      countsPeople: z.boolean().optional(),
      /** How many studies state different hours of people, the most of which counts; 0 or absent where they agree. */
      differingStudies: z.int().optional(),
      days: intervalSchema,
    })
    .nullish(),
  /** What finding it cost, where nothing can be said of payback since it is not in the one currency of the saving. */
  costApart: z.array(z.object({ amount: z.number(), currency: z.string() })).nullish(),
});

export type GivenRecommendation = z.infer<typeof givenRecommendationSchema>;

/** What a recommendation is told from. */
export function recommendationFigures(given: GivenRecommendation): RecommendationToTell {
  const { batchSize, rule, measure, device, currentBatchSize, leastFactor, saving, monthly } = given;
  const { work, deviceHours, cost, currency } = saving ?? {};
  const factor = measure === 'DEVICE_TIME' ? deviceHours?.factor : work?.factor;
  const yours = currentBatchSize === null ? null : { batchSize: currentBatchSize };
  return {
    batchSize,
    devices: given.devices ?? 1,
    rule,
    measure,
    device,
    workFactor: given.workFactor ?? null,
    steps: given.steps ?? null,
    alternative: given.alternative ?? null,
    saving:
      yours && factor
        ? { ...yours, factor, isLowerBound: false }
        : yours && leastFactor !== null
          ? { ...yours, factor: { value: leastFactor }, isLowerBound: true }
          : null,
    ...(work && measure === 'DEVICE_TIME' && deviceHours && { workSaving: work.factor }),
    savedSeconds: deviceHours ? scaleInterval(deviceHours.saved, 3600) : null,
    savedCost: cost && currency ? { ...cost.saved, currency } : null,
    runsPerMonth: monthly?.runs ?? null,
    payback: given.payback ?? null,
    costApart: given.costApart ?? [],
  };
}
