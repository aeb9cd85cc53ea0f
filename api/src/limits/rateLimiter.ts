import { CritbatchError } from '@critbatch/theory';

/** Too many requests; says how long to wait. */
export class RateLimited extends CritbatchError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('RATE_LIMITED', `Too many requests; wait ${retryAfterSeconds} s and send fewer.`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

type Bucket = { left: number; at: number };

const millisecondsPerMinute = 60_000;
const mostBuckets = 10_000;
const rounding = 1e-9;

/**
 * A bucket per caller that fills evenly, up to a minute's worth, and loses one at every request. In the memory of the
 * process: several API processes allow as many times as much.
 */
export class RateLimiter {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** RATE_LIMITED where the caller has nothing left. */
  spend(caller: string): void {
    const now = this.#now();
    const bucket = this.#buckets.get(caller) ?? { left: this.#perMinute, at: now };
    const filled = ((now - bucket.at) * this.#perMinute) / millisecondsPerMinute;
    // Sums of fractions fall short of a whole by a rounding.
    const left = Math.min(this.#perMinute, bucket.left + filled + rounding);
    // The oldest first: a caller who comes again moves to the end.
    this.#buckets.delete(caller);
    this.#buckets.set(caller, { left: left >= 1 ? left - 1 : left, at: now });
    if (this.#buckets.size > mostBuckets) this.#buckets.delete(this.#buckets.keys().next().value ?? '');
    if (left < 1) {
      const milliseconds = ((1 - left) * millisecondsPerMinute) / this.#perMinute;
      throw new RateLimited(Math.max(1, Math.ceil(milliseconds / 1000)));
    }
  }
}
