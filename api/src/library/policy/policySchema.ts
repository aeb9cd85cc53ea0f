import type { OptimiserSpec, UpdateRule } from '@critbatch/theory';
import { mapRules, optimiserSchema } from '@critbatch/theory';
import { z } from 'zod';
import { learningRateInputSchema } from './learningRateInput.ts';

const scheduled = ({ usualLearningRate }: UpdateRule) =>
  z.looseObject({ learningRate: learningRateInputSchema(usualLearningRate) }).nullish();

/** The line search of the first sweep: what an empty PolicyInput means. */
const usual = { initialStepSize: 1, sufficientDecrease: 0.1, backtrackFactor: 0.9, reset: 'maximum' };

/** A PolicyInput as theory's spec of an optimiser. */
export const policySchema = z
  .object({ armijo: z.looseObject({}).nullish(), ...mapRules(scheduled) })
  .transform((input, context): OptimiserSpec => {
    const given = Object.entries(input).filter(([, settings]) => settings);
    const [field, settings] = (given[0] ?? ['armijo', usual]) as [string, object];
    const parsed = optimiserSchema.safeParse({ name: field === 'armijo' ? 'sgdArmijo' : field, ...settings });
    if (given.length > 1) context.addIssue({ code: 'custom', message: 'Give one policy, not several' });
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: 'custom', path: [field, ...path], message });
    }
    return z.NEVER;
  });
