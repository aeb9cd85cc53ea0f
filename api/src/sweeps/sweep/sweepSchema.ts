import { evaluationCadenceSchema } from '@critbatch/theory';
import { z } from 'zod';
import { planSchema } from '../../answers/plan/planSchema.ts';
import { policySchema } from '../../library/policy/policySchema.ts';
import type { Parsed } from '../../platform/input/parseInput.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { nameSchema } from '../../platform/version/nameSchema.ts';
import { reachableTargetSchema } from '../target/target.schema.ts';
import type { CreateSweepInput } from './sweep.input.ts';
import { mostRuns, mostTargets } from './sweepSize.ts';
import { theoryTarget } from './trainingSpec.ts';

const largestInt32 = 2 ** 31 - 1;

const distinct = (values: readonly number[]) => new Set(values).size === values.length;

export const batchSizesSchema = z
  .array(z.int().min(1).max(largestInt32))
  .min(1, 'Give at least one batch size')
  .max(200)
  .refine(distinct, 'Give every batch size once');
export const seedsSchema = z
  .array(z.int().min(0).max(largestInt32))
  .min(1, 'Give at least one seed')
  .max(1000)
  .refine(distinct, 'Give every seed once');

/** What can be said of a sweep without looking anything up; the fields are those of CreateSweepInput. */
const sweepSchema = z.object({
  name: nameSchema.nullish(),
  targets: z
    .array(reachableTargetSchema)
    .min(1, 'Give at least one target')
    .max(mostTargets)
    .refine(
      (targets) => new Set(targets.map((target) => JSON.stringify(target))).size === targets.length,
      'Give every target once',
    ),
  policy: policySchema,
  evaluation: evaluationCadenceSchema,
  maxExamplesPerRun: z.int().positive(),
  currentBatchSize: z.int().min(1).nullish(),
  isReported: z.boolean().default(false),
  leavesTrail: z.boolean().default(false),
});

const none = (what: string) => z.array(z.int()).max(0, `A plan chooses its ${what} by itself: give none`);
const adaptiveSweepSchema = sweepSchema.extend({
  batchSizes: none('batch sizes'),
  seeds: none('seeds'),
  plan: planSchema,
});

const fixedSweepSchema = sweepSchema
  .extend({ batchSizes: batchSizesSchema, seeds: seedsSchema, plan: z.null() })
  .refine(({ batchSizes, seeds }) => batchSizes.length * seeds.length <= mostRuns, {
    path: ['batchSizes'],
    message: `Batch sizes times seeds must be at most ${mostRuns} runs`,
  })
  .superRefine(({ batchSizes, maxExamplesPerRun }, { addIssue }) => {
    // A budget of nothing is a fault of its own.
    const tooLarge = batchSizes.findIndex((size) => maxExamplesPerRun > 0 && size > maxExamplesPerRun);
    if (tooLarge >= 0)
      addIssue({ code: 'custom', path: ['batchSizes', tooLarge], message: noStepWithin(maxExamplesPerRun) });
  });

/** What is said of a batch size of which a run could not make a single step. */
export function noStepWithin(maxExamplesPerRun: number): string {
  return `A run may see ${maxExamplesPerRun} examples here: give a larger budget, or a batch size that it holds.`;
}

export type SweepOrder = z.output<typeof fixedSweepSchema> | z.output<typeof adaptiveSweepSchema>;

/** Parses a CreateSweepInput, its enums in theory's words. */
export function parseCreateSweep(input: CreateSweepInput): Parsed<SweepOrder> {
  const { targets, plan = null, ...rest } = input;
  const order = {
    ...rest,
    plan: plan && { ...plan },
    targets: targets.map(theoryTarget),
    evaluation: { ...rest.evaluation },
  };
  return plan ? parseInput(adaptiveSweepSchema, order) : parseInput(fixedSweepSchema, order);
}
