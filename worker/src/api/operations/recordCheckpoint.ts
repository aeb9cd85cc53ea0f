import { z } from 'zod';
import type { Operation } from '../operation.ts';
import type { HeldRunInput } from './heldRunInput.ts';

export interface RecordCheckpointInput extends HeldRunInput {
  readonly sha256: string;
  readonly step: number;
  /** Sequence of the last batch that was accepted: the API refuses the checkpoint where it has lost rows before it. */
  readonly lastSequence: number;
}

const payload = z.object({ step: z.int() });

/** The bytes go first, by PUT /checkpoints/<sha256>. */
export const recordCheckpoint: Operation<RecordCheckpointInput, z.infer<typeof payload>> = {
  field: 'recordCheckpoint',
  document: `mutation RecordCheckpoint($input: RecordCheckpointInput!) {
    recordCheckpoint(input: $input) { step userErrors { code message retryable } }
  }`,
  payload,
};
