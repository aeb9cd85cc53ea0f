/** Codes of Prisma, PostgreSQL and the socket below them that say "not reachable now". */
const unavailable = new Set([
  ...['P1000', 'P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
  ...['57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08004', '08006'],
  ...['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH'],
]);
const unavailableText =
  /Can't reach database server|Connection terminated|connection timeout|timeout exceeded when trying to connect|Server has closed the connection|not queryable|Client has encountered a connection error|terminating connection/i;

/** Whether a fault means that PostgreSQL cannot be reached, so that the same request can succeed later. */
export function isDatabaseUnavailable(fault: unknown): boolean {
  return chainOf(fault).some(
    ({ code, message, kind }) =>
      unavailable.has(String(code)) ||
      kind === 'DatabaseNotReachable' ||
      unavailableText.test(String(message)),
  );
}

/** Whether a fault means that PostgreSQL or the file system has no room left. */
export function isDiskFull(fault: unknown): boolean {
  return chainOf(fault).some(({ code, originalCode }) =>
    [code, originalCode].some((each) => each === '53100' || each === 'ENOSPC' || each === 'EDQUOT'),
  );
}

/** Whether a fault means that PostgreSQL cannot store a character of a text: U+0000, or in JSON half a surrogate pair. */
export function isUnstorableText(fault: unknown): boolean {
  return chainOf(fault).some(
    ({ code, originalCode, originalMessage }) =>
      [code, originalCode].some((each) => each === '22021' || each === '22P05') ||
      (originalCode === '22P02' && /for type json/.test(String(originalMessage))),
  );
}

/** Whether a fault means that a statement, or all of a transaction, took longer than one may, and was undone. */
export function isTimedOut(fault: unknown): boolean {
  return chainOf(fault).some(
    ({ code, originalCode, message }) =>
      code === '57014' ||
      originalCode === '57014' ||
      // Of a transaction that could not be begun Prisma has the same code.
      (code === 'P2028' && /expired transaction/.test(String(message))),
  );
}

/** Whether a fault means that somebody else wrote the same thing at the same time, and was quicker. */
export function isUniqueViolation(fault: unknown): boolean {
  return chainOf(fault).some(({ code, originalCode }) => code === 'P2002' || originalCode === '23505');
}

/**
 * The sentence with which a trigger of ours refuses what has become impossible meanwhile, such as a forecast of a sweep that
 * has just started; undefined where PostgreSQL refuses in its own words.
 */
export function triggerRefusal(fault: unknown): string | undefined {
  const refused = chainOf(fault).find(
    ({ originalCode, originalMessage }) =>
      (originalCode === '23514' && !/violates check constraint/.test(String(originalMessage))) ||
      (originalCode === '42501' && !/permission denied|must be/.test(String(originalMessage))),
  );
  return refused?.originalMessage === undefined ? undefined : String(refused.originalMessage);
}

type Link = {
  code?: unknown;
  originalCode?: unknown;
  originalMessage?: unknown;
  message?: unknown;
  kind?: unknown;
};

/** A fault and what caused it; Prisma hides the driver's error at meta.driverAdapterError. */
function chainOf(fault: unknown): Link[] {
  const links: Link[] = [];
  const waiting = [fault];
  while (waiting.length > 0 && links.length < 10) {
    const link = waiting.shift() as
      | (Link & { cause?: unknown; meta?: { driverAdapterError?: unknown } })
      | undefined;
    if (!link || typeof link !== 'object') continue;
    links.push(link);
    waiting.push(link.cause, link.meta?.driverAdapterError);
  }
  return links;
}
