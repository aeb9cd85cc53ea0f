import { evaluationCadenceSchema } from '@critbatch/theory';
import { z } from 'zod';
import { policySchema } from '../../library/policy/policySchema.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import type { Parsed } from '../../platform/input/parseInput.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import {
  batchSizesSchema,
  currentBatchSizeSchema,
  fitsSweep,
  noStepWithin,
  seedsSchema,
  tooManyRuns,
} from '../../sweeps/sweep/gridSchema.ts';
import { mostTargets } from '../../sweeps/sweep/sweepSize.ts';
import { theoryTarget } from '../../sweeps/sweep/trainingSpec.ts';
import { reachableTargetSchema } from '../../sweeps/target/target.schema.ts';
import { planSchema } from '../plan/planSchema.ts';
import type { CreateSweepInput } from './newSweep.input.ts';

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
  currentBatchSize: currentBatchSizeSchema,
  isReported: z.boolean().default(false),
  isProbed: z.boolean().default(true),
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
  .refine(fitsSweep, tooManyRuns)
  .superRefine(({ batchSizes, maxExamplesPerRun }, { addIssue }) => {
    // A budget of nothing is a fault of its own.
    const tooLarge = batchSizes.findIndex((size) => maxExamplesPerRun > 0 && size > maxExamplesPerRun);
    if (tooLarge >= 0)
      addIssue({ code: 'custom', path: ['batchSizes', tooLarge], message: noStepWithin(maxExamplesPerRun) });
  });

/** A CreateSweepInput that was parsed: what is to be tried, in theory's words. */
export type ParsedSweep = z.output<typeof fixedSweepSchema> | z.output<typeof adaptiveSweepSchema>;

/** Parses a CreateSweepInput, its enums in theory's words. */
export function parseCreateSweep(input: CreateSweepInput): Parsed<ParsedSweep> {
  const { targets, plan = null, ...rest } = input;
  const sweep = {
    ...rest,
    plan: plan && { ...plan },
    targets: targets.map(theoryTarget),
    evaluation: { ...rest.evaluation },
  };
  return plan ? parseInput(adaptiveSweepSchema, sweep) : parseInput(fixedSweepSchema, sweep);
}
