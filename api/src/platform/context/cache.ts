/** A cache of values that change seldom or never, by id; whoever learns of a change says so. It holds those asked for last, as many as there is room for. */
export class Cache<Value> {
  readonly #most: number;
  readonly #weigh: (value: Value) => number;
  readonly #values = new Map<string, Value>();
  #weight = 0;
  /** Raised when something is forgotten: what was read before that is not kept. */
  #forgotten = 0;

  /** Room for values that weigh `most` together, each 1 unless it is told otherwise. */
  constructor(most: number, weigh: (value: Value) => number = () => 1) {
    this.#most = most;
    this.#weigh = weigh;
  }

  /** The value of an id, undefined where it is not here. */
  get(id: string): Value | undefined {
    const value = this.#values.get(id);
    if (value !== undefined) this.#keep(id, value);
    return value;
  }

  /** The value of an id, made of what the caller holds where it is not here. */
  of(id: string, make: () => Value): Value {
    const value = this.#values.get(id) ?? make();
    this.#keep(id, value);
    return value;
  }

  /** The values of these ids; what is not here is read, and one that is nowhere is missing. */
  async load(
    ids: readonly string[],
    read: (missing: string[]) => Promise<Iterable<readonly [string, Value]>>,
  ): Promise<Map<string, Value>> {
    // Held here as well: what this page needs must not be pushed out by what it reads.
    const found = new Map<string, Value>();
    for (const id of ids) {
      const value = this.#values.get(id);
      if (value !== undefined) found.set(id, value);
    }
    const missing = ids.filter((id) => !found.has(id));
    const forgotten = this.#forgotten;
    if (missing.length > 0) for (const [id, value] of await read(missing)) found.set(id, value);
    if (forgotten === this.#forgotten) for (const [id, value] of found) this.#keep(id, value);
    return found;
  }

  /** Forgets the value of an id that has changed, or all where some may have. */
  forget(id: string | null): void {
    this.#forgotten++;
    for (const known of id === null ? [...this.#values.keys()] : [id]) {
      const value = this.#values.get(known);
      if (value !== undefined) this.#weight -= this.#weigh(value);
      this.#values.delete(known);
    }
  }

  /** Anew at the end: a Map keeps the order of insertion, and the first one is what nobody has asked for longest. */
  #keep(id: string, value: Value): void {
    if (!this.#values.delete(id)) this.#weight += this.#weigh(value);
    this.#values.set(id, value);
    for (const [oldest, old] of this.#values) {
      if (this.#weight <= this.#most) return;
      this.#values.delete(oldest);
      this.#weight -= this.#weigh(old);
    }
  }
}
