import { z } from 'zod';
import { mostRuns } from './sweepSize.ts';

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

/** The batch size that a team uses today; null where nobody has said. */
export const currentBatchSizeSchema = z.int().min(1).max(largestInt32).nullish();

type Grid = { batchSizes: readonly number[]; seeds: readonly number[] };

/** Whether batch sizes times seeds are no more runs than a sweep may have. */
export function fitsSweep({ batchSizes, seeds }: Grid): boolean {
  return batchSizes.length * seeds.length <= mostRuns;
}

export const tooManyRuns = {
  path: ['batchSizes'],
  message: `Batch sizes times seeds must be at most ${mostRuns} runs`,
};

/** Says that a run could not make a single step of a batch size, without a full stop, as schemas want it. */
export function noStepWithin(maxExamplesPerRun: number): string {
  const examples = maxExamplesPerRun === 1 ? '1 example' : `${maxExamplesPerRun} examples`;
  return `A run may see ${examples} (maxExamplesPerRun), and one step of this batch size takes more: raise that, or choose a smaller batch size`;
}
