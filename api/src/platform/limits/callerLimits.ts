import type { Client } from '@critbatch/prisma/client/createClient';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Access } from '../access/access.ts';
import { type CapOverrides, type RateCapName, rateCaps } from './caps.ts';
import { networkOf } from './networkOf.ts';
import { type Payer, payerOf } from './payer.ts';
import { RateLimiter } from './rateLimiter.ts';
import { StreamPlaces, type StreamReservation } from './streamPlaces.ts';

/** Requests a minute, for each kind of caller, and streams that may be open at once. */
export type CallerLimitSettings = {
  tokenRequestsPerMinute: number;
  userRequestsPerMinute: number;
  strangerRequestsPerMinute: number;
  signInAttemptsPerMinute: number;
  streamsPerCaller: number;
  streamsPerTeam: number;
};

type Stores = { prisma: Client; reader: Reader; caps: CapOverrides };

/**
 * How much each caller may ask for, over all processes of the API: people, however many tokens they have made, teams, and for
 * strangers addresses.
 */
export class CallerLimits {
  readonly #ofKind: Record<Access['kind'], RateLimiter>;
  readonly #attempts: RateLimiter;
  readonly #accounts: Record<RateCapName, RateLimiter>;
  readonly #unasked: RateLimiter;
  readonly #streams: StreamPlaces;
  readonly #settings: CallerLimitSettings;

  constructor(settings: CallerLimitSettings, { prisma, reader, caps }: Stores) {
    const limiter = (perMinute: number) => new RateLimiter({ reader, most: perMinute, perSeconds: 60 });
    this.#ofKind = {
      token: limiter(settings.tokenRequestsPerMinute),
      user: limiter(settings.userRequestsPerMinute),
      stranger: limiter(settings.strangerRequestsPerMinute),
    };
    this.#attempts = limiter(settings.signInAttemptsPerMinute);
    const names = Object.keys(rateCaps) as RateCapName[];
    const account = (name: RateCapName, share = 1) =>
      new RateLimiter({ reader, ...rateCaps[name], most: (caps[name] ?? rateCaps[name].most) * share });
    this.#accounts = Object.fromEntries(names.map((name) => [name, account(name)])) as Record<
      RateCapName,
      RateLimiter
    >;
    this.#unasked = account('lettersToAddress', 0.5);
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

  /** Counts one try to get in, for its address and for whom or what it is a try at: neither may be guessed at for long. */
  async countAttempt(address: string, aim: string): Promise<void> {
    await this.#attempts.spend(`attempts address ${networkOf(address)}`);
    await this.#attempts.spend(`attempts ${aim}`);
  }

  /** Counts one change that is kept in the audit log, for a person and, where a token makes it, for its team. */
  async countChange(access: Access, address: string): Promise<void> {
    const { person, team } = payerOf(access, address);
    await this.#spend('changesOfPerson', person);
    if (team !== null) await this.#spend('changesOfTeam', team);
  }

  /** Counts one test of a webhook of a team. */
  async countWebhookTest({ person, team }: Payer): Promise<void> {
    await this.#spend('webhookTestsOfPerson', person);
    if (team !== null) await this.#spend('webhookTestsOfTeam', team);
  }

  /**
   * Counts one letter, for who causes it and who gets it. Without a payer it is one that the address has asked for itself, for which
   * half of the room of an address is kept free.
   */
  async countLetter(payer: Payer | null, address: string): Promise<void> {
    if (payer) {
      await this.#spend('lettersOfPerson', payer.person);
      if (payer.team !== null) await this.#spend('lettersOfTeam', payer.team);
      await this.#unasked.spend(`lettersToAddress unasked ${address.trim().toLowerCase()}`);
    }
    await this.#spend('lettersToAddress', address.trim().toLowerCase());
  }

  /** Keeps a place for a stream of the caller free, if one is left in this process; it has to be taken yet. */
  reserveStream(access: Access, address: string): StreamReservation | null {
    const payer = payerOf(access, address);
    const { streamsPerCaller, streamsPerTeam } = this.#settings;
    const parties = [{ party: `person ${payer.person}`, most: streamsPerCaller }];
    if (payer.team !== null) parties.push({ party: `team ${payer.team}`, most: streamsPerTeam });
    return this.#streams.reserve(payer, parties);
  }

  #spend(name: RateCapName, party: string): void | Promise<void> {
    return this.#accounts[name].spend(`${name} ${party}`);
  }

  stop(): void {
    this.#streams.stop();
  }
}
