import { isWriteConflict } from '@critbatch/prisma/client/retryConflicts';
import type { ErrorCode } from '@critbatch/theory';
import { CritbatchError, errorCodes } from '@critbatch/theory';
import {
  isDatabaseUnavailable,
  isDiskFull,
  isGone,
  isOverloaded,
  isTimedOut,
  isUniqueViolation,
  isUnstorableText,
  triggerRefusal,
} from './databaseFault.ts';

/** What a caller is told of a fault; `isOurs` is false where the log has to keep what is not told. */
export type FaultDescription = { code: ErrorCode; message: string; retryable: boolean; isOurs: boolean };

/** A fault in the words of docs/errors.md. Unexpected errors are masked: the caller learns only the request id. */
export function describeFault(fault: unknown, requestId: string): FaultDescription {
  if (fault instanceof CritbatchError) {
    return { code: fault.code, message: fault.message, retryable: fault.retryable, isOurs: true };
  }
  if (isTimedOut(fault))
    return describe('OPERATION_TIMED_OUT', 'The database took too long; ask for less at a time.');
  if (isWriteConflict(fault))
    return describe('WRITE_CONFLICT', 'The change conflicted with another one; send it again.');
  if (isOverloaded(fault))
    return describe('OVERLOADED', 'The database is busy with other requests; try again in a few seconds.');
  if (isDatabaseUnavailable(fault)) {
    return describe('DATABASE_UNAVAILABLE', 'The database cannot be reached; try again in a few seconds.');
  }
  if (isDiskFull(fault))
    return describe('DISK_FULL', 'The disk of the server is full; free some space and try again.');
  if (isUnstorableText(fault))
    return describe(
      'INVALID_INPUT',
      'A text holds U+0000 or half a character, which cannot be stored; leave it out.',
    );
  if (isUniqueViolation(fault))
    return describe('CONFLICT', 'Another request has just made the same object; read it again.');
  if (isGone(fault))
    return describe('NOT_FOUND', 'What this changes or refers to has just been deleted; read it again.');
  const refusal = triggerRefusal(fault);
  if (refusal) return describe('CONFLICT', refusal);
  return describe(
    'INTERNAL',
    `An unexpected error occurred; give the request id ${requestId} when you report it.`,
  );
}

function describe(code: ErrorCode, message: string): FaultDescription {
  return { code, message, retryable: errorCodes[code].retryable, isOurs: false };
}
