import { errorCodes, isErrorCode } from '@critbatch/theory';
import type { RunFailure } from './run.type.ts';

/** Why a run or an attempt failed, or null where it did not. */
export function presentFailure(record: {
  failureCode: string | null;
  failureMessage: string | null;
}): RunFailure | null {
  const { failureCode: code, failureMessage: message } = record;
  if (code === null) return null;
  const retryable = isErrorCode(code) && errorCodes[code].retryable;
  return { code, message: message ?? '', retryable };
}
