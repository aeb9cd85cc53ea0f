import { z } from 'zod';
import type { RunEnd } from '../../training/trainingRun.type.ts';
import type { Operation } from '../operation.ts';
import type { HeldRunInput } from './heldRunInput.ts';

export interface CompleteRunInput extends HeldRunInput {
  readonly outcome: RunEnd['outcome'];
  /** Sequence number of the last batch of measurements, so that the API can refuse to end a log with a gap. */
  readonly lastSequence: number;
  readonly step: number;
  readonly examplesSeen: number;
}

const payload = z.object({});

export const completeRun: Operation<CompleteRunInput, z.infer<typeof payload>> = {
  field: 'completeRun',
  document: `mutation CompleteRun($input: CompleteRunInput!) {
    completeRun(input: $input) { userErrors { code message retryable } }
  }`,
  payload,
};
