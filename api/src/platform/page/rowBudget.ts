import { CritbatchError } from '@critbatch/theory';

const mostRows = 100_000;

/** Does a read of a list when it may be done. */
type Read = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** What one operation may read: pages within pages multiply, whatever the depth and the cost of its text. */
export class RowBudget {
  /** Reads a list within what its caller may read at once. */
  readonly read: Read;
  #left = mostRows;

  constructor(read: Read = (work) => work()) {
    this.read = read;
  }

  /** OPERATION_TOO_LARGE where the operation has asked for more rows than it may. */
  spend(rows: number): void {
    this.#left -= rows;
    if (this.#left < 0) {
      throw new CritbatchError(
        'OPERATION_TOO_LARGE',
        `Ask for at most ${mostRows} rows at once: use smaller pages.`,
      );
    }
  }
}
