import { CritbatchError } from '@critbatch/theory';
import { z } from 'zod';
import type { Answer } from './answer.ts';
import type { Operation } from './operation.ts';

const answerSchema = z.object({ data: z.record(z.string(), z.unknown()) });

const userErrorsSchema = z.object({
  userErrors: z.array(z.object({ code: z.string(), message: z.string(), retryable: z.boolean() })),
});

/**
 * Reads the payload of an operation from the JSON of a GraphQL answer without errors.
 * @throws CritbatchError INVALID_INPUT where the API speaks of shapes that this worker does not know
 */
export function readPayload<Input extends object, Payload>(
  { field, payload }: Operation<Input, Payload>,
  body: unknown,
): Answer<Payload> {
  const value = answerSchema.safeParse(body).data?.data[field];
  const userError = userErrorsSchema.safeParse(value).data?.userErrors[0];
  if (userError !== undefined) return { status: 'refused', ...userError };
  const parsed = payload.safeParse(value);
  if (parsed.success) return { status: 'accepted', payload: parsed.data };
  throw new CritbatchError(
    'INVALID_INPUT',
    `The answer to ${field} is not one that this worker understands. Check that CRITBATCH_API_URL is the address ` +
      `of a Critbatch API, and that worker and API have the same version. ${z.prettifyError(parsed.error)}`,
  );
}
