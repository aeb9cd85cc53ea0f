import { CritbatchError } from '@critbatch/theory';

const mostRows = 100_000;

/** Rows that one operation may read: pages within pages multiply, whatever the depth and the cost of its text. */
export class RowBudget {
  #left = mostRows;

  /** OPERATION_TOO_LARGE where the operation has asked for more than it may. */
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
