import { z } from 'zod';
import { lawNames } from '../laws/laws.ts';
import { constantCase } from '../naming/constantCase.ts';

const ends = z.object({ lower: z.number().nullable(), upper: z.number().nullable() });
const interval = ends.extend({ value: z.number() });
const lawName = z.enum(lawNames.map((name) => constantCase(name)));

/** What the runs of a frozen sweep said for one target, as the API's Estimate has it. */
export const snapshotEstimateSchema = z.object({
  answer: z.enum(['MINIMISER', 'NO_MINIMUM', 'NOT_IDENTIFIED']),
  reason: z
    .enum([
      'TOO_FEW_BATCH_SIZES',
      'TOO_FEW_CROSSINGS',
      'EVERYTHING_CENSORED',
      'LAWS_DISAGREE',
      'MINIMUM_OUTSIDE_TESTED_RANGE',
      'INTERVAL_OUTSIDE_TESTED_RANGE',
      'NO_CONVERGENCE',
    ])
    .nullable(),
  suggestedBatchSizes: z.array(z.int()),
  definition: z.literal('MINIMISER_OF_N'),
  bestLaw: lawName.nullable(),
  level: z.number(),
  intervalMethod: z.enum(['MODEL_AVERAGED_PROFILE_LIKELIHOOD', 'PARAMETRIC_BOOTSTRAP']),
  draws: z.int(),
  codeVersion: z.string(),
  testedRangeLower: z.int().nullable(),
  testedRangeUpper: z.int().nullable(),
  crossings: z.int(),
  censored: z.int(),
  conditions: z.array(
    z.object({
      name: z.enum([
        'BEST_LAW_HAS_INTERIOR_MINIMUM',
        'INTERVAL_INSIDE_TESTED_RANGE',
        'NO_RIVAL_WITHOUT_MINIMUM',
        'NO_RIVAL_WITH_MINIMUM',
        'DEEP_MINIMUM_RULED_OUT',
      ]),
      holds: z.boolean(),
      law: lawName.nullable(),
      figure: z.number().nullable(),
    }),
  ),
  criticalBatchSize: interval.nullable(),
  conditionalCriticalBatchSize: interval.nullable(),
  sensitivity: z
    .object({
      interval,
      leftOut: z.array(z.object({ batchSize: z.int(), criticalBatchSize: z.number().nullable() })),
    })
    .nullable(),
  influences: z.array(
    z.object({
      batchSize: z.int(),
      seed: z.int(),
      criticalBatchSize: z.number().nullable(),
      isOutlier: z.boolean(),
    }),
  ),
  figures: z.array(
    z.object({
      figure: z.enum(['CRITICAL_BATCH_SIZE', 'LIMIT_STEPS', 'LEAST_WORK', 'SAVING']),
      batchSize: z.int().nullable(),
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
      minimiser: interval.nullable(),
      knee: interval.nullable(),
    }),
  ),
  leastWork: interval.nullable(),
  stepsAtCriticalBatchSize: interval.nullable(),
  valley: z.object({ lower: z.number(), upper: z.number(), tolerance: z.number() }).nullable(),
  freeRange: interval.nullable(),
  knee: interval.nullable(),
  workRatios: z.array(z.object({ batchSize: z.int(), censored: z.boolean(), ratio: interval })),
  curve: z.array(
    z.object({
      batchSize: z.number(),
      stepsToTarget: z.number(),
      lowerSteps: z.number(),
      upperSteps: z.number(),
    }),
  ),
});
