import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { RequestHandler } from 'express';

/** Carries the secret by which the portal proves that it is the portal. */
const proofHeader = 'x-critbatch-portal';

/**
 * Settles from where a request comes: `request.ip`, and X-Forwarded-For for better-auth. The portal's word on it is believed for
 * its secret, which no other program on its machine or network knows; else only that of proxies that the operator names.
 */
export function nameSender(portalSecret: string | null): RequestHandler {
  return (request, _response, next) => {
    const said = request.get('x-forwarded-for')?.trim() ?? '';
    if (portalSecret && isSame(request.get(proofHeader) ?? '', portalSecret) && isIP(said)) {
      Object.defineProperty(request, 'ip', { value: said });
    }
    delete request.headers[proofHeader];
    request.headers['x-forwarded-for'] = request.ip ?? '';
    next();
  };
}

/** Compares in a time that tells nothing of how much is right. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(first as Buffer, second as Buffer);
}
