import type { ErrorCode } from '@critbatch/theory';
import { errorCodes } from '@critbatch/theory';

/** Whether a text is one of our codes. `in` would take "constructor" for one. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}
