import { namedClasses } from '@critbatch/theory/spec/namedClasses';
import { invalidData } from './invalidData.ts';
import type { ReadOptions } from './readOptions.ts';

/**
 * Labels of a table: whole numbers all the way down, or names all the way down, as its first row has it; names where the
 * options give them. A label that is neither, or one name too many, is refused at its row, so that a wrong column is found
 * before the whole file is read.
 */
export class TableLabels {
  readonly #file: string;
  readonly #classes: number | null;
  readonly #given: boolean;
  /** By name, the number in which it came; null where labels are numbers, and before the first one. */
  #names: Map<string, number> | null;
  #first: { cell: string; row: number } | null = null;

  constructor(file: string, { classes, classNames }: ReadOptions) {
    this.#file = file;
    this.#classes = classes ?? null;
    this.#given = classNames !== undefined;
    this.#names = classNames ? new Map(classNames.map((name, number) => [name, number])) : null;
  }

  /** A number that `settled` turns into a class. Throws DATASET_INVALID with the row. */
  read(cell: string, row: number, column: string): number {
    const refuse = (reason: string) => invalidData(this.#file, row, reason);
    if (cell === '') throw refuse(`"${column}" is empty, and every row needs a label`);
    const number = Number(cell);
    const isName = Number.isNaN(number);
    if (!this.#given) {
      if (!this.#first) {
        this.#first = { cell, row };
        if (isName) this.#names = new Map();
      } else if (isName !== (this.#names !== null)) {
        const [here, there] = [cell, this.#first.cell].map((text) => `"${shortened(text)}"`);
        throw refuse(
          `"${column}" is ${here}, and in row ${this.#first.row + 1} ${there}: labels are all whole numbers or all names`,
        );
      }
    }
    if (this.#names) return this.#numberOfName(this.#names, cell, refuse);
    if (!Number.isFinite(number)) throw refuse(`"${column}" is "${shortened(cell)}", not a number`);
    return number;
  }

  /** After the last row: what every number that was read stands for. Throws DATASET_INVALID where a class has no name. */
  settled(): { classNames: readonly string[] | null; numberOf: (read: number) => number } {
    if (!this.#names) return { classNames: null, numberOf: (read) => read };
    const came = [...this.#names.keys()];
    if (this.#given) return { classNames: came, numberOf: (read) => read };
    if (this.#classes !== null && came.length < this.#classes) {
      const reason = `its labels are ${listed(came)}, ${came.length} in all, and the spec has ${this.#classes} classes`;
      throw invalidData(this.#file, null, reason);
    }
    const classNames = came.toSorted();
    const numbers = new Map(classNames.map((name, number) => [name, number]));
    const classOf = came.map((name) => numbers.get(name) as number);
    return { classNames, numberOf: (read) => classOf[read] as number };
  }

  #numberOfName(names: Map<string, number>, cell: string, refuse: (reason: string) => Error): number {
    const known = names.get(cell);
    if (known !== undefined) return known;
    const label = `its label is "${shortened(cell)}"`;
    if (this.#given) throw refuse(`${label}, none of the classes ${listed([...names.keys()])}`);
    if (cell.length > namedClasses.longestName) {
      throw refuse(`${label}, longer than ${namedClasses.longestName} characters`);
    }
    if (cell.includes('\0')) throw refuse(`${label}, with the character U+0000, which no name may hold`);
    if (this.#classes !== null && names.size >= this.#classes) {
      throw refuse(
        `${label}, one more than the ${this.#classes} classes of the spec: ${listed([...names.keys()])}`,
      );
    }
    if (names.size >= namedClasses.most) {
      throw refuse(
        `${label}, one more than the ${namedClasses.most} classes that may have names; number them`,
      );
    }
    names.set(cell, names.size);
    return names.size - 1;
  }
}

/** Without half a character at its end. */
const shortened = (cell: string) =>
  cell
    .slice(0, 40)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replaceAll('\0', '\uFFFD');

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `"${shortened(name)}"`);
  return `${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`;
}
