import { z } from 'zod';
import type { Operation } from '../operation.ts';
import type { HeldRunInput } from './heldRunInput.ts';

const payload = z.object({ cancelRequested: z.boolean() });

export const heartbeat: Operation<HeldRunInput, z.infer<typeof payload>> = {
  field: 'heartbeat',
  document: `mutation Heartbeat($input: HeartbeatInput!) {
    heartbeat(input: $input) { cancelRequested userErrors { code message retryable } }
  }`,
  payload,
};
