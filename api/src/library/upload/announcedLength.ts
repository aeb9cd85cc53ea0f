import type { Request } from 'express';

/** How many bytes a body will have, as its sender says; null where it is sent in pieces. */
export function announcedLength({ headers }: Request): number | null {
  const length = Number(headers['content-length']);
  return Number.isSafeInteger(length) ? length : null;
}
