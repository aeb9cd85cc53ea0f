import { z } from 'zod';
import type { Answer, Condition, Estimate, NotIdentifiedReason } from '../estimate/estimate.type.ts';
import { intervalSchema } from '../estimate/intervalSchema.ts';
import type { ShownFigures } from '../estimate/shownFigures.ts';
import type { LawName } from '../laws/laws.ts';
import { type ConstantCase, constantCase } from '../naming/constantCase.ts';
import { wordSchema } from '../naming/wordSchema.ts';

const lawName = wordSchema<ConstantCase<LawName>>();
const ends = z.object({ lower: z.number().nullable(), upper: z.number().nullable() });

/** What a report keeps of an estimate: all that a page shows of it, in the words of the API. Whatever else there is falls away. */
export const frozenEstimateSchema = z.object({
  answer: wordSchema<Answer>(),
  reason: wordSchema<NotIdentifiedReason>().nullable(),
  suggestedBatchSizes: z.array(z.number()),
  definition: wordSchema<Estimate['definition']>(),
  bestLaw: lawName.nullable(),
  level: z.number(),
  intervalMethod: wordSchema<Estimate['intervalMethod']>(),
  draws: z.number(),
  codeVersion: z.string(),
  testedRangeLower: z.number().nullable(),
  testedRangeUpper: z.number().nullable(),
  crossings: z.number(),
  censored: z.number(),
  conditions: z.array(
    z.object({
      name: wordSchema<Condition['name']>(),
      holds: z.boolean(),
      law: lawName.nullable(),
      figure: z.number().nullable(),
    }),
  ),
  criticalBatchSize: intervalSchema.nullable(),
  // Reports of before b*'s interval doubted the laws have none: theirs is criticalBatchSize.
  lawsCriticalBatchSize: intervalSchema.nullable().default(null),
  conditionalCriticalBatchSize: intervalSchema.nullable(),
  sensitivity: z
    .object({
      interval: intervalSchema,
      leftOut: z.array(z.object({ batchSize: z.number(), criticalBatchSize: z.number().nullable() })),
    })
    .nullable(),
  influences: z.array(
    z.object({
      batchSize: z.number(),
      seed: z.number(),
      criticalBatchSize: z.number().nullable(),
      isOutlier: z.boolean(),
    }),
  ),
  figures: z.array(
    z.object({
      figure: wordSchema<ConstantCase<Estimate['figures'][number]['figure']>>(),
      batchSize: z.number().nullable(),
      value: z.number(),
      profileLikelihood: ends,
      parametricBootstrap: ends,
    }),
  ),
  laws: z.array(
    z.object({
      law: lawName,
      scatter: z.number(),
      deltaAicc: z.number(),
      weight: z.number(),
      converged: z.boolean(),
      parameters: z.array(z.object({ name: z.string(), value: z.number() })),
      minimiser: intervalSchema.nullable(),
      knee: intervalSchema.nullable(),
    }),
  ),
  leastWork: intervalSchema.nullable(),
  stepsAtCriticalBatchSize: intervalSchema.nullable(),
  valley: z.object({ lower: z.number(), upper: z.number(), tolerance: z.number() }).nullable(),
  freeRange: intervalSchema.nullable(),
  knee: intervalSchema.nullable(),
  // Reports of before there were overheads have none.
  overheads: z
    .array(
      z.object({
        overhead: z.number(),
        referenceBatchSize: z.number(),
        batchSize: intervalSchema,
        laws: z.array(z.object({ law: lawName, batchSize: z.number().nullable() })),
      }),
    )
    .default([]),
  // Reports of before work took no law for exact have none.
  departure: z
    .object({ batchSizes: z.array(z.number()), logFactors: z.array(z.number()) })
    .nullable()
    .default(null),
  workRatios: z.array(z.object({ batchSize: z.number(), censored: z.boolean(), ratio: intervalSchema })),
  curve: z.array(
    z.object({
      batchSize: z.number(),
      stepsToTarget: z.number(),
      lowerSteps: z.number(),
      upperSteps: z.number(),
    }),
  ),
});

export type FrozenEstimate = z.infer<typeof frozenEstimateSchema>;

/** An estimate as a report keeps it. */
export function frozenEstimate(shown: ShownFigures): FrozenEstimate {
  const named: z.input<typeof frozenEstimateSchema> = {
    ...shown,
    bestLaw: shown.bestLaw && constantCase(shown.bestLaw),
    conditions: shown.conditions.map((each) => ({ ...each, law: each.law && constantCase(each.law) })),
    figures: shown.figures.map((each) => ({ ...each, figure: constantCase(each.figure) })),
    laws: shown.laws.map((each) => ({ ...each, law: constantCase(each.law) })),
    overheads: shown.overheads.map((each) => ({
      ...each,
      laws: each.laws.map(({ law, batchSize }) => ({ law: constantCase(law), batchSize })),
    })),
  };
  return frozenEstimateSchema.parse(named);
}
