import type { Reader } from '@critbatch/prisma/client/rowReader';
import { drawFromBucket } from '@critbatch/prisma/limits/drawFromBucket';
import { CritbatchError } from '@critbatch/theory';
import { keepNewest } from './keepNewest.ts';

/** Too many requests; says how long to wait. */
export class RateLimited extends CritbatchError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('RATE_LIMITED', `Too many requests; wait ${retryAfterSeconds} s and send fewer.`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Seconds that a portion takes to fill: for a process that spends little at a time, and for one that spends much. */
const smallestPortionSeconds = 0.1;
const largestPortionSeconds = 2;
/** What a process has drawn and not spent is lost after this: it may not be saved up beside the bucket. */
const portionMilliseconds = 10_000;
const mostPortions = 10_000;

/** What this process may let pass of one caller without asking anybody. */
type Portion = {
  left: number;
  size: number;
  expiresAt: number;
  /** Until when the bucket is known to be empty. */
  emptyUntil: number;
  drawing: Promise<void> | null;
};

type Options = {
  reader: Reader;
  /** What a full bucket holds, ... */
  most: number;
  /** ... and how long an empty one takes to fill. */
  perSeconds: number;
  now?: () => number;
};

/**
 * A bucket for each caller that fills evenly, up to what may come in one burst, and loses one at every request, whichever process of the
 * API answers it. The bucket is in PostgreSQL; a process draws portions of it in advance, so that most requests cost no
 * statement, and nothing passes that was not drawn.
 */
export class RateLimiter {
  readonly #reader: Reader;
  readonly #most: number;
  readonly #perSecond: number;
  readonly #now: () => number;
  readonly #portions = new Map<string, Portion>();

  constructor({ reader, most, perSeconds, now = () => performance.now() }: Options) {
    this.#reader = reader;
    this.#most = most;
    this.#perSecond = most / perSeconds;
    this.#now = now;
  }

  /** RATE_LIMITED where the caller has nothing left. Done at once while there is something in memory. */
  spend(caller: string): void | Promise<void> {
    const portion = this.#portionOf(caller);
    if (!takeFrom(portion, this.#now())) return this.#drawAndSpend(caller, portion);
  }

  async #drawAndSpend(caller: string, portion: Portion): Promise<void> {
    do {
      // Callers that come meanwhile wait for the same draw; it may be spent when their turn comes.
      portion.drawing ??= this.#draw(caller, portion).finally(() => {
        portion.drawing = null;
      });
      await portion.drawing;
    } while (!takeFrom(portion, this.#now()));
  }

  async #draw(caller: string, portion: Portion): Promise<void> {
    const wasSpent = portion.expiresAt > this.#now();
    const filledIn = (seconds: number) => Math.max(1, Math.ceil(this.#perSecond * seconds));
    portion.size = wasSpent
      ? Math.min(filledIn(largestPortionSeconds), portion.size * 2)
      : filledIn(smallestPortionSeconds);
    const bucket = { key: caller, capacity: this.#most, perSecond: this.#perSecond };
    const { taken, waitSeconds } = await drawFromBucket(this.#reader, bucket, portion.size);
    const now = this.#now();
    portion.left = taken;
    portion.expiresAt = now + portionMilliseconds;
    portion.emptyUntil = taken > 0 ? 0 : now + waitSeconds * 1000;
  }

  #portionOf(caller: string): Portion {
    const portion = this.#portions.get(caller) ?? {
      left: 0,
      size: 0,
      expiresAt: 0,
      emptyUntil: 0,
      drawing: null,
    };
    keepNewest(this.#portions, caller, portion, mostPortions);
    return portion;
  }
}

/** Takes one; false where another portion has to be drawn first, RATE_LIMITED where there is none to be had yet. */
function takeFrom(portion: Portion, now: number): boolean {
  if (portion.emptyUntil > now)
    throw new RateLimited(Math.max(1, Math.ceil((portion.emptyUntil - now) / 1000)));
  if (portion.left < 1 || portion.expiresAt <= now) return false;
  portion.left -= 1;
  return true;
}
