import type { Client } from '@critbatch/prisma/client/createClient';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Access } from '../access/access.ts';
import { payerOf } from './payer.ts';
import { RateLimiter } from './rateLimiter.ts';
import { StreamPlaces } from './streamPlaces.ts';

/** Requests a minute, for each kind of caller, and streams that may be open at once. */
export type CallerLimitSettings = {
  tokenRequestsPerMinute: number;
  userRequestsPerMinute: number;
  strangerRequestsPerMinute: number;
  signInAttemptsPerMinute: number;
  streamsPerCaller: number;
  streamsPerTeam: number;
};

type Stores = { prisma: Client; reader: Reader };

/**
 * How much each caller may ask for, over all processes of the API: people, however many tokens they have made, teams, and for
 * strangers addresses.
 */
export class CallerLimits {
  readonly #ofKind: Record<Access['kind'], RateLimiter>;
  readonly #attempts: RateLimiter;
  readonly #streams: StreamPlaces;
  readonly #settings: CallerLimitSettings;

  constructor(settings: CallerLimitSettings, { prisma, reader }: Stores) {
    const limiter = (perMinute: number) => new RateLimiter({ reader, perMinute });
    this.#ofKind = {
      token: limiter(settings.tokenRequestsPerMinute),
      user: limiter(settings.userRequestsPerMinute),
      stranger: limiter(settings.strangerRequestsPerMinute),
    };
    this.#attempts = limiter(settings.signInAttemptsPerMinute);
    this.#streams = new StreamPlaces(prisma);
    this.#settings = settings;
  }

  /**
   * Counts one request, for a person and, where a token sends it, for its team as well; RATE_LIMITED where one of them has sent
   * too many. Most are counted at once, in memory: the promise is for those that are not.
   */
  countRequest(access: Access, address: string): void | Promise<void> {
    const { person, team } = payerOf(access, address);
    const limiter = this.#ofKind[access.kind];
    const counted = limiter.spend(`requests ${access.kind} person ${person}`);
    if (team === null) return counted;
    const countTeam = () => limiter.spend(`requests ${access.kind} team ${team}`);
    return counted ? counted.then(countTeam) : countTeam();
  }

  /** Counts one try to get in, for its address and for whom it names: neither may be guessed at for long. */
  async countAttempt(address: string, email: string): Promise<void> {
    await this.#attempts.spend(`attempts address ${address}`);
    await this.#attempts.spend(`attempts email ${email.trim().toLowerCase()}`);
  }

  /** Takes a place for a stream of the caller, if one is left; the function that comes back gives it back. */
  openStream(access: Access, address: string): Promise<(() => void) | null> {
    const { person, team } = payerOf(access, address);
    const { streamsPerCaller, streamsPerTeam } = this.#settings;
    const parties = [{ party: `person ${person}`, most: streamsPerCaller }];
    if (team !== null) parties.push({ party: `team ${team}`, most: streamsPerTeam });
    return this.#streams.take(parties);
  }

  stop(): void {
    this.#streams.stop();
  }
}
