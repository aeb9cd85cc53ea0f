import type { ErrorCode } from './errorCodes.ts';
import { errorCodes } from './errorCodes.ts';

/** A fault that a user can meet: a stable code, a sentence that says what to do, and whether a retry can help. */
export class CritbatchError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CritbatchError';
    this.code = code;
    this.retryable = errorCodes[code].retryable;
  }
}
