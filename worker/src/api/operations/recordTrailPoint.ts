import { z } from 'zod';
import type { Operation } from '../operation.ts';
import type { HeldRunInput } from './heldRunInput.ts';

export interface RecordTrailPointInput extends HeldRunInput {
  readonly sha256: string;
  readonly step: number;
  /** Steps of the earlier points that stay. */
  readonly keptSteps: readonly number[];
}

const payload = z.object({ steps: z.array(z.int()) });

/** The bytes go first, by PUT /checkpoints/<sha256>. */
export const recordTrailPoint: Operation<RecordTrailPointInput, z.infer<typeof payload>> = {
  field: 'recordTrailPoint',
  document: `mutation RecordTrailPoint($input: RecordTrailPointInput!) {
    recordTrailPoint(input: $input) { steps userErrors { code message retryable } }
  }`,
  payload,
};
