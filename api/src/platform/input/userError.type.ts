import type { ErrorCode } from '@critbatch/theory';
import { errorCodes } from '@critbatch/theory';
import { Field, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../access/rule.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'An error that the sender of an input can correct.' })
export class UserError {
  @Field(() => String, { description: 'Stable error code (docs/errors.md).' })
  code!: ErrorCode;

  @Field(() => [String], { description: 'Path of the input field, e.g. ["input", "batchSizes", "2"].' })
  field!: string[];

  @Field(() => String, { description: 'A sentence that says what is wrong and what to do.' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether the same request can succeed later.' })
  retryable!: boolean;
}

/** A user error at a field of the input, e.g. `userError('CONFLICT', ['name'], …)`. */
export function userError(code: ErrorCode, path: readonly PropertyKey[], message: string): UserError {
  return { code, field: ['input', ...path.map(String)], message, retryable: errorCodes[code].retryable };
}
