import { CritbatchError } from '@critbatch/theory';

/** When an operation has had its time. PostgreSQL ends a statement that is under way then; no other is begun. */
export class Deadline {
  #at: number;

  constructor(seconds: number) {
    this.#at = performance.now() + seconds * 1000;
  }

  /** OPERATION_TIMED_OUT once it is over. */
  check(): void {
    if (performance.now() >= this.#at) {
      throw new CritbatchError(
        'OPERATION_TIMED_OUT',
        'The operation has taken too long; ask for less at a time.',
      );
    }
  }

  /** Does work that has limits of its own: its time does not count. */
  async pausedWhile<Result>(work: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#at += performance.now() - start;
    }
  }
}
