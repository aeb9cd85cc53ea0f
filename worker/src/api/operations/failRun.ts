import { z } from 'zod';
import type { Operation } from '../operation.ts';
import type { HeldRunInput } from './heldRunInput.ts';

export interface FailRunInput extends HeldRunInput {
  /** A code of docs/errors.md: it decides whether the run is tried again. */
  readonly code: string;
  readonly message: string;
}

const payload = z.object({});

export const failRun: Operation<FailRunInput, z.infer<typeof payload>> = {
  field: 'failRun',
  document: `mutation FailRun($input: FailRunInput!) {
    failRun(input: $input) { userErrors { code message retryable } }
  }`,
  payload,
};
