import { Cache } from './cache.ts';

/**
 * A cache of what was read of things that have ended, those asked for last. The thing itself is read anew by each operation: its key
 * is another as soon as what was read of it may have changed, and null while it may change at any time.
 */
export class EndedCache<Thing, Value> {
  readonly #cache: Cache<Value>;
  readonly #keyOf: (thing: Thing) => string | null;

  /** Room for values that weigh `most` together. */
  constructor(keyOf: (thing: Thing) => string | null, most: number, weigh: (value: Value) => number) {
    this.#keyOf = keyOf;
    this.#cache = new Cache(most, weigh);
  }

  /** What was read, where it is here; undefined where it has to be read. */
  peek(thing: Thing): Value | undefined {
    const key = this.#keyOf(thing);
    return key === null ? undefined : this.#cache.get(key);
  }

  /** What was read, kept if the thing has ended. */
  keep(thing: Thing, value: Value): Value {
    const key = this.#keyOf(thing);
    return key === null ? value : this.#cache.of(key, () => value);
  }
}
