import type { NewRun } from '@critbatch/prisma/queue/addRuns';
import { z } from 'zod';
import type { Parsed } from '../../platform/input/parseInput.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import type { AddRunsInput } from './changeRuns.input.ts';
import { batchSizesSchema, fitsSweep, noStepWithin, seedsSchema, tooManyRuns } from './gridSchema.ts';

/** What the runs of a sweep are bounded by. */
type Limits = { trainingExamples: number; maxExamplesPerRun: number; isForBudget: boolean };

const absent = z.null('Give batch sizes and seeds, or single runs, not both').optional();

const gridSchema = z
  .object({ batchSizes: batchSizesSchema, seeds: seedsSchema, runs: absent })
  .refine(fitsSweep, tooManyRuns);

const singleRunSchema = z.object({
  batchSize: batchSizesSchema.element,
  seed: seedsSchema.element,
  maxExamples: z.int().positive().nullish(),
});
const singleRunsSchema = z.object({
  batchSizes: absent,
  seeds: absent,
  runs: z
    .array(singleRunSchema)
    .min(1, 'Give at least one run')
    .max(1000)
    .refine(
      (runs) => new Set(runs.map(({ batchSize, seed }) => `${batchSize} ${seed}`)).size === runs.length,
      {
        message: 'Give every run once',
      },
    ),
});

/** The runs that an input names, in the order in which they are to be done; or what to mend of it. */
export function runsToAdd(input: AddRunsInput, limits: Limits): Parsed<NewRun[]> {
  return input.runs ? singleRuns(input, limits) : gridOfRuns(input, limits);
}

function gridOfRuns(input: AddRunsInput, { trainingExamples, maxExamplesPerRun }: Limits): Parsed<NewRun[]> {
  const { value, userErrors } = parseInput(gridSchema, input);
  if (userErrors) return { value: null, userErrors };
  const tooLarge = value.batchSizes.findIndex((batchSize) => batchSize > trainingExamples);
  if (tooLarge >= 0) return refusedAt(['batchSizes', tooLarge], moreThanThereAre(trainingExamples));
  const stepless = value.batchSizes.findIndex((batchSize) => batchSize > maxExamplesPerRun);
  if (stepless >= 0) return refusedAt(['batchSizes', stepless], `${noStepWithin(maxExamplesPerRun)}.`);
  const runs = value.seeds.flatMap((seed) =>
    value.batchSizes.map((batchSize) => ({ batchSize, seed, maxExamples: null })),
  );
  return { value: runs, userErrors: null };
}

function singleRuns(
  input: AddRunsInput,
  { trainingExamples, maxExamplesPerRun, isForBudget }: Limits,
): Parsed<NewRun[]> {
  const { value, userErrors } = parseInput(singleRunsSchema, input);
  if (userErrors) return { value: null, userErrors };
  const tooLarge = value.runs.findIndex(({ batchSize }) => batchSize > trainingExamples);
  if (tooLarge >= 0) return refusedAt(['runs', tooLarge, 'batchSize'], moreThanThereAre(trainingExamples));
  const beyond = value.runs.findIndex(
    ({ batchSize, maxExamples }) =>
      maxExamples && (maxExamples < batchSize || maxExamples > maxExamplesPerRun),
  );
  if (beyond >= 0) {
    const message = `A run makes at least one step, and sees at most ${maxExamplesPerRun} examples here.`;
    return refusedAt(['runs', beyond, 'maxExamples'], message);
  }
  const early = value.runs.findIndex(({ maxExamples }) => isForBudget && maxExamples);
  if (early >= 0) {
    const message =
      'Every run of a sweep that was started for a budget spends all of it: leave maxExamples out.';
    return refusedAt(['runs', early, 'maxExamples'], message);
  }
  const runs = value.runs.map(({ batchSize, seed, maxExamples }) => ({
    batchSize,
    seed,
    maxExamples: maxExamples ? BigInt(maxExamples) : null,
  }));
  return { value: runs, userErrors: null };
}

function moreThanThereAre(trainingExamples: number): string {
  return `The data set has ${trainingExamples} training examples; use at most that many.`;
}

function refusedAt(path: PropertyKey[], message: string): Parsed<never> {
  return { value: null, userErrors: [userError('INVALID_INPUT', path, message)] };
}
