import { faultChain } from '@critbatch/prisma/client/faultChain';
import { isWriteConflict } from '@critbatch/prisma/client/retryConflicts';

/** Codes of Prisma, PostgreSQL and the socket below them that say "not reachable now". */
const unavailable = new Set([
  ...['P1000', 'P1001', 'P1002', 'P1008', 'P1017'],
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'ETIMEDOUT'],
]);
const unavailableText =
  /Can't reach database server|Connection terminated|connection timeout|timeout expired|timeout exceeded when trying to connect|Server has closed the connection|Client was closed|not queryable|Client has encountered a connection error|terminating connection/i;
/** The same of "reachable, and busy with others": no connection became free, in our pool or in PostgreSQL. */
const overloaded = new Set(['POOL_EXHAUSTED', 'P2024', 'P2037', '53300']);

/** Whether a fault means that PostgreSQL cannot be reached, so that the same request can succeed later. */
export function isDatabaseUnavailable(fault: unknown): boolean {
  return faultChain(fault).some(
    ({ code, originalCode, message, kind }) =>
      [code, originalCode].some((each) => unavailable.has(String(each))) ||
      kind === 'DatabaseNotReachable' ||
      unavailableText.test(String(message)),
  );
}

/** Whether a fault means that PostgreSQL answers, and has no connection to spare. */
export function isOverloaded(fault: unknown): boolean {
  return faultChain(fault).some(
    ({ code, originalCode, message }) =>
      [code, originalCode].some((each) => overloaded.has(String(each))) ||
      (code === 'P2028' && /Unable to start a transaction/.test(String(message))),
  );
}

/** Whether a fault is one of PostgreSQL that will be over by itself, and no news for a log. */
export function isPassing(fault: unknown): boolean {
  return isDatabaseUnavailable(fault) || isOverloaded(fault) || isWriteConflict(fault);
}

/** Whether a fault means that PostgreSQL or the file system has no room left. */
export function isDiskFull(fault: unknown): boolean {
  return faultChain(fault).some(({ code, originalCode }) =>
    [code, originalCode].some((each) => each === '53100' || each === 'ENOSPC' || each === 'EDQUOT'),
  );
}

/** Whether a fault means that PostgreSQL cannot store a character of a text: U+0000, or in JSON half a surrogate pair. */
export function isUnstorableText(fault: unknown): boolean {
  return faultChain(fault).some(
    ({ code, originalCode, originalMessage }) =>
      [code, originalCode].some((each) => each === '22021' || each === '22P05') ||
      (originalCode === '22P02' && /for type json/.test(String(originalMessage))),
  );
}

/** Whether a fault means that a statement, or all of a transaction, took longer than one may, and was undone. */
export function isTimedOut(fault: unknown): boolean {
  return faultChain(fault).some(
    ({ code, originalCode, message }) =>
      code === '57014' ||
      originalCode === '57014' ||
      // Prisma has the same code for a transaction that could not be begun.
      (code === 'P2028' && /expired transaction/.test(String(message))),
  );
}

/** Whether a fault means that somebody else wrote the same thing at the same time, and was quicker. */
export function isUniqueViolation(fault: unknown): boolean {
  return faultChain(fault).some(({ code, originalCode }) => code === 'P2002' || originalCode === '23505');
}

/** Whether a fault means that a row that was to be changed, or referred to, was deleted by somebody else meanwhile. */
export function isGone(fault: unknown): boolean {
  return faultChain(fault).some(
    ({ code, originalCode, originalMessage }) =>
      code === 'P2025' ||
      (originalCode === '23503' && /^insert or update on table/.test(String(originalMessage))),
  );
}

/**
 * The sentence with which a trigger of ours refuses what has become impossible meanwhile, such as a forecast of a sweep that
 * has just started; undefined where PostgreSQL refuses in its own words.
 */
export function triggerRefusal(fault: unknown): string | undefined {
  const refused = faultChain(fault).find(
    ({ originalCode, originalMessage }) =>
      (originalCode === '23514' && !/violates check constraint/.test(String(originalMessage))) ||
      (originalCode === '42501' && !/permission denied|must be/.test(String(originalMessage))),
  );
  return refused?.originalMessage === undefined ? undefined : String(refused.originalMessage);
}
