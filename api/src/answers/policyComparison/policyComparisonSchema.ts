import { z } from 'zod';
import { policySchema } from '../../library/policy/policySchema.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { contenderName } from './contenderName.ts';

const mostContenders = 20;
const mostRuns = 10_000;

const contenderSchema = z
  .object({
    name: nameSchema.nullish(),
    policies: z.array(policySchema).min(1, 'Give at least one policy').max(mostContenders),
  })
  .transform(({ name, policies }) => ({ name: name ?? contenderName(policies), policies }));

/** What a comparison asks of its input beside what each of its sweeps asks. */
export const policyComparisonSchema = z
  .object({
    name: nameSchema,
    batchSizes: z.array(z.unknown()),
    seeds: z.array(z.unknown()),
    contenders: z
      .array(contenderSchema)
      .min(2, 'Give at least two policies: there is nothing to compare otherwise')
      .max(mostContenders)
      .refine(
        (contenders) => new Set(contenders.map(({ name }) => name)).size === contenders.length,
        'Give every policy a name of its own',
      ),
  })
  .refine(
    ({ batchSizes, seeds, contenders }) =>
      contenders.reduce((sum, { policies }) => sum + policies.length, 0) * batchSizes.length * seeds.length <=
      mostRuns,
    {
      path: ['contenders'],
      message: `Policies times batch sizes times seeds must be at most ${mostRuns} runs`,
    },
  );
