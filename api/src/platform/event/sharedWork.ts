/**
 * A read that was begun no longer ago is shared: less than a follower waits between an alarm and its read (follow.ts), so that
 * what has rung the alarm is in it.
 */
const sharedMilliseconds = 100;
/** Followers that are let on in one turn of the event loop; whatever else waits comes between two turns. */
const mostInATurn = 8;

/**
 * What the followers of this process do together: an event wakes all of them in one instant, and most of them ask the same. Who asks
 * what somebody has just asked gets that answer, and they go on a few at a time.
 */
export class SharedWork {
  readonly #reads = new Map<string, { begunAt: number; answer: Promise<unknown> }>();
  readonly #waiting: (() => void)[] = [];

  /** The answer of a read of this name that was begun a moment ago, or of this one. */
  once<Result>(name: string, read: () => Promise<Result>): Promise<Result> {
    const known = this.#reads.get(name);
    if (known && performance.now() - known.begunAt < sharedMilliseconds)
      return known.answer as Promise<Result>;
    const begun = { begunAt: performance.now(), answer: read() };
    this.#reads.set(name, begun);
    setTimeout(() => {
      if (this.#reads.get(name) === begun) this.#reads.delete(name);
    }, sharedMilliseconds).unref();
    return begun.answer;
  }

  /** Resolves when it is one's turn. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) setImmediate(() => this.#letOn());
    });
  }

  #letOn(): void {
    for (const resolve of this.#waiting.splice(0, mostInATurn)) resolve();
    if (this.#waiting.length > 0) setImmediate(() => this.#letOn());
  }
}
