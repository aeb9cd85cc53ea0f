import { CritbatchError } from '@critbatch/theory';

/** When an operation has had its time. PostgreSQL ends a statement that is under way then; no other is begun. */
export class Deadline {
  readonly #at: number;

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
}
