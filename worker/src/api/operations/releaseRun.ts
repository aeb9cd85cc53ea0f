import { z } from 'zod';
import type { Operation } from '../operation.ts';
import type { HeldRunInput } from './heldRunInput.ts';

const payload = z.object({});

/** Gives a run back before its end: another worker goes on from its last checkpoint. */
export const releaseRun: Operation<HeldRunInput, z.infer<typeof payload>> = {
  field: 'releaseRun',
  document: `mutation ReleaseRun($input: ReleaseRunInput!) {
    releaseRun(input: $input) { userErrors { code message retryable } }
  }`,
  payload,
};
