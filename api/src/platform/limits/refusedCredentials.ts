import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { keepNewest } from './keepNewest.ts';
import { RateLimited } from './rateLimiter.ts';

const mostRemembered = 10_000;

/**
 * Tokens and sessions whose owners have sent too much, until they may send again: to refuse them once more asks nobody who they
 * are. By their hash: a secret is not kept.
 */
export class RefusedCredentials {
  readonly #until = new Map<string, number>();

  /** RATE_LIMITED where what these headers hold was refused, and it is too early to try again. */
  check(headers: IncomingHttpHeaders): void {
    if (this.#until.size === 0) return;
    const credential = credentialOf(headers);
    const until = credential === null ? undefined : this.#until.get(credential);
    const seconds = ((until ?? 0) - performance.now()) / 1000;
    if (seconds > 0) throw new RateLimited(Math.ceil(seconds));
  }

  remember(headers: IncomingHttpHeaders, { retryAfterSeconds }: RateLimited): void {
    const credential = credentialOf(headers);
    if (!credential) return;
    keepNewest(this.#until, credential, performance.now() + 1000 * retryAfterSeconds, mostRemembered);
  }
}

function credentialOf({ authorization, cookie }: IncomingHttpHeaders): string | null {
  if (!authorization && !cookie) return null;
  return createHash('sha256').update(`${authorization}\n${cookie}`).digest('base64');
}
