import type { Fault, Refusal } from '@critbatch/prisma/queue/lease';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';

const refusals = ['NOT_FOUND', 'LEASE_LOST', 'RUN_ENDED'];

export function isRefusal(outcome: { status: string }): outcome is Refusal {
  return refusals.includes(outcome.status);
}

/** What a worker is told whose write was refused. */
export function refusal({ status }: Refusal): UserError {
  switch (status) {
    case 'NOT_FOUND':
      return userError('NOT_FOUND', ['runId'], 'There is no such run; drop it and claim another.');
    case 'LEASE_LOST':
      return userError(
        'LEASE_LOST',
        ['fencingToken'],
        'Another worker may hold the run; drop it and claim another.',
      );
    case 'RUN_ENDED':
      return userError('RUN_ENDED', ['runId'], 'The run has ended; drop it and claim another.');
  }
}

/** A report that says what cannot be. */
export function implausible({ field, message }: Fault): UserError {
  return userError('IMPLAUSIBLE_LOG', field, message);
}

/** A batch before this one is missing. */
export function sequenceGap(field: string, acceptedSequence: number): UserError {
  const message = `The last batch that arrived is ${acceptedSequence}; send on from ${acceptedSequence + 1}.`;
  return userError('SEQUENCE_GAP', [field], message);
}
