import { usePlainIssues } from '@critbatch/theory/error/issueWords';
import type { z } from 'zod';
import type { UserError } from './userError.type.ts';
import { userError } from './userError.type.ts';

// Here, where inputs come in, so that no sentence of a library reaches who sent one, or the file that it names.
usePlainIssues();

/** An input's parsed value, or what its sender has to mend. */
export type Parsed<Value> = { value: Value; userErrors: null } | { value: null; userErrors: UserError[] };

/** An answer names so many faults of one input at most. */
export const mostUserErrors = 100;

/** Parses (part of) an input; `path` is where that part stands below `input`. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  path: readonly PropertyKey[] = [],
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(input);
  if (result.success) return { value: result.data, userErrors: null };
  const issues = result.error.issues.slice(0, mostUserErrors);
  const userErrors = issues.map((issue) =>
    userError('INVALID_INPUT', [...path, ...issue.path], `${issue.message}.`),
  );
  return { value: null, userErrors };
}
