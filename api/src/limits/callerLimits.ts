import type { Access } from '../access/access.ts';
import { RateLimiter } from './rateLimiter.ts';

/** Requests a minute, for each kind of caller, and streams that one of them may hold open. */
export type CallerLimitSettings = {
  tokenRequestsPerMinute: number;
  userRequestsPerMinute: number;
  strangerRequestsPerMinute: number;
  signInAttemptsPerMinute: number;
  streamsPerCaller: number;
};

/** How much each caller may ask for: a token, a user, or for strangers an address. */
export class CallerLimits {
  readonly #ofKind: Record<Access['kind'], RateLimiter>;
  readonly #attempts: RateLimiter;
  readonly #streams = new Map<string, number>();
  readonly #mostStreams: number;

  constructor(settings: CallerLimitSettings) {
    this.#ofKind = {
      token: new RateLimiter(settings.tokenRequestsPerMinute),
      user: new RateLimiter(settings.userRequestsPerMinute),
      stranger: new RateLimiter(settings.strangerRequestsPerMinute),
    };
    this.#attempts = new RateLimiter(settings.signInAttemptsPerMinute);
    this.#mostStreams = settings.streamsPerCaller;
  }

  /** Counts one request; RATE_LIMITED where the caller has sent too many. */
  countRequest(access: Access, address: string): void {
    this.#ofKind[access.kind].spend(callerOf(access, address));
  }

  /** Counts one try to get in, for its address and for whom it names: neither may be guessed at for long. */
  countAttempt(address: string, email: string): void {
    this.#attempts.spend(`address ${address}`);
    this.#attempts.spend(`email ${email.trim().toLowerCase()}`);
  }

  /** Takes one of the caller's places for a stream, if one is left; the function that comes back gives it back. */
  openStream(access: Access, address: string): (() => void) | null {
    const caller = callerOf(access, address);
    const open = this.#streams.get(caller) ?? 0;
    if (open >= this.#mostStreams) return null;
    this.#streams.set(caller, open + 1);
    return () => {
      const left = (this.#streams.get(caller) ?? 1) - 1;
      if (left > 0) this.#streams.set(caller, left);
      else this.#streams.delete(caller);
    };
  }
}

function callerOf(access: Access, address: string): string {
  if (access.kind === 'token') return `token ${access.tokenId}`;
  return access.kind === 'user' ? `user ${access.userId}` : `address ${address}`;
}
