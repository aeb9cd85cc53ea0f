import { CritbatchError } from '@critbatch/theory';
import type { z } from 'zod';

/** The arguments of a query field; INVALID_INPUT names the first that is wrong. */
export function parseArguments<Schema extends z.ZodType>(schema: Schema, args: unknown): z.output<Schema> {
  const result = schema.safeParse(args);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new CritbatchError('INVALID_INPUT', `${issue?.path.join('.')}: ${issue?.message}.`);
}
