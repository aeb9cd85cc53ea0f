import type { ErrorCode } from '@critbatch/theory';
import type { ErrorRequestHandler } from 'express';
import type { FaultDescription } from '../../platform/fault/describeFault.ts';
import { describeFault } from '../../platform/fault/describeFault.ts';
import { RateLimited } from '../../platform/limits/rateLimiter.ts';
import { logFault } from '../../platform/log/log.ts';
import { currentRequestId } from './requestId.ts';
import { retryAfter } from './retryAfter.ts';

const statusOf: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  DATASET_UNAVAILABLE: 404,
  INVALID_INPUT: 400,
  BODY_TOO_SLOW: 408,
  CONFLICT: 409,
  OPERATION_TOO_LARGE: 413,
  QUOTA_EXCEEDED: 413,
  CHECKPOINT_MISMATCH: 422,
  RATE_LIMITED: 429,
  OPERATION_TIMED_OUT: 504,
  MACHINE_BUSY: 503,
  DATABASE_UNAVAILABLE: 503,
  OVERLOADED: 503,
  WRITE_CONFLICT: 409,
  DISK_FULL: 507,
};

/** Answers what went wrong outside an operation in the words of one: { errors: [{ message, extensions: { code … } }] }. */
export const answerFault: ErrorRequestHandler = (fault, _request, response, next) => {
  if (response.headersSent) return next(fault);
  const requestId = currentRequestId();
  const { isOurs, message, ...extensions } = describeBodyFault(fault) ?? describeFault(fault, requestId);
  if (!isOurs) logFault('A request failed.', fault, { requestId, code: extensions.code });
  const wait = fault instanceof RateLimited ? String(fault.retryAfterSeconds) : retryAfter(extensions.code);
  if (wait) response.set('Retry-After', wait);
  const errors = [{ message, extensions: { ...extensions, requestId } }];
  response.status(statusOf[extensions.code] ?? 500).json({ errors });
};

/** What Express says of a body that is too large, compressed, in other letters or broken off. */
function describeBodyFault(fault: unknown): FaultDescription | null {
  const { type } = (fault ?? {}) as { type?: unknown };
  const ours = { retryable: false, isOurs: true };
  if (type === 'entity.too.large') {
    return { ...ours, code: 'OPERATION_TOO_LARGE', message: 'The body is too large; send less at a time.' };
  }
  if (type === 'encoding.unsupported') {
    return { ...ours, code: 'INVALID_INPUT', message: 'Send the body as it is, without Content-Encoding.' };
  }
  if (type === 'charset.unsupported') {
    return { ...ours, code: 'INVALID_INPUT', message: 'Send the body in UTF-8.' };
  }
  // Nobody hears this; it is no fault of ours that a log should fill with.
  if (type === 'request.aborted' || type === 'request.size.invalid') {
    return { ...ours, code: 'INVALID_INPUT', message: 'The body is incomplete; send it again.' };
  }
  return null;
}
