import { evaluationCadenceSchema, targetMetricSchema } from '@critbatch/theory';
import { z } from 'zod';
import { policySchema } from '../../library/policy/policySchema.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import type { Parsed } from '../../platform/input/parseInput.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { decaysElsewhere } from '../../sweeps/sweep/decaysElsewhere.ts';
import {
  batchSizesSchema,
  currentBatchSizeSchema,
  fitsSweep,
  noStepWithin,
  seedsSchema,
  tooManyRuns,
} from '../../sweeps/sweep/gridSchema.ts';
import { mostTargets } from '../../sweeps/sweep/sweepSize.ts';
import { theoryMetric, theoryTarget } from '../../sweeps/sweep/trainingSpec.ts';
import { reachableTargetSchema } from '../../sweeps/target/target.schema.ts';
import { planSchema } from '../plan/planSchema.ts';
import type { CreateSweepInput } from './newSweep.input.ts';

/** What can be said of a sweep without looking anything up; the fields are those of CreateSweepInput. */
const sweepSchema = z.object({
  name: nameSchema.nullish(),
  targets: z
    .array(reachableTargetSchema)
    .max(mostTargets)
    .refine(
      (targets) => new Set(targets.map((target) => JSON.stringify(target))).size === targets.length,
      'Give every target once',
    ),
  budgetMetric: targetMetricSchema.nullable(),
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

/** What is asked: targets, or the least after a budget; and what goes with that. */
function checkAsked(sweep: ParsedSweep, { addIssue }: Pick<z.RefinementCtx, 'addIssue'>): void {
  const { targets, budgetMetric, plan, evaluation, policy, maxExamplesPerRun } = sweep;
  const fault = (path: string[], message: string) => addIssue({ code: 'custom', path, message });
  if (budgetMetric === null) {
    if (targets.length === 0) fault(['targets'], 'Give at least one target, or a budgetMetric');
    return;
  }
  if (targets.length > 0)
    fault(['targets'], 'A sweep that is started for a budget has no targets: give none, or no budgetMetric');
  if (plan)
    fault(['plan'], 'A plan seeks the b* of a target. For a budget, give batch sizes and seeds in its place');
  if (evaluation.isExact)
    fault(['evaluation', 'isExact'], 'Without a target there is no step to find: leave isExact out');
  const elsewhere = decaysElsewhere(policy, maxExamplesPerRun);
  if (elsewhere) fault(['maxExamplesPerRun'], elsewhere);
}

/** A CreateSweepInput that was parsed: what is to be tried, in theory's words. */
export type ParsedSweep = z.output<typeof fixedSweepSchema> | z.output<typeof adaptiveSweepSchema>;

/** Parses a CreateSweepInput, its enums in theory's words. */
export function parseCreateSweep(input: CreateSweepInput): Parsed<ParsedSweep> {
  const { targets, budgetMetric = null, plan = null, ...rest } = input;
  const sweep = {
    ...rest,
    plan: plan && { ...plan },
    targets: targets.map(theoryTarget),
    budgetMetric: budgetMetric && theoryMetric[budgetMetric],
    evaluation: { ...rest.evaluation },
  };
  return plan
    ? parseInput(adaptiveSweepSchema.superRefine(checkAsked), sweep)
    : parseInput(fixedSweepSchema.superRefine(checkAsked), sweep);
}
