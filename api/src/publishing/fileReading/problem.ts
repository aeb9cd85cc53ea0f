import type { ErrorCode } from '@critbatch/theory';
import { CritbatchError } from '@critbatch/theory/error/critbatchError';

/** One fault of a file that is imported, where it stands, and what is wrong with it. */
export type Problem = {
  code: ErrorCode;
  file: string;
  /** Line of the file, from 1, as an editor counts; null where it is not of a line. */
  row: number | null;
  /** Column of a table, or the path of a field; null where it is not of one. */
  column: string | null;
  message: string;
};

const mostProblems = 200;

/** Faults as they are found: all are counted, and the first two hundred kept. */
export class Problems {
  readonly list: Problem[] = [];
  count = 0;

  add(problem: Problem): void {
    this.count += 1;
    if (this.list.length < mostProblems) this.list.push(shown(problem));
  }

  /** A fault of the file as a whole, or the line from which it cannot be read on: it comes first, for it may be what made all the others. */
  ofFile(code: ErrorCode, file: string, message: string, row: number | null = null): void {
    this.count += 1;
    this.list.unshift(shown({ code, file, row, column: null, message }));
    this.list.splice(mostProblems);
  }
}

/** Faults of a whole file, then the others by file and line: one pass over a file may find what an earlier pass did not. */
export function inOrderOfFile(problems: readonly Problem[]): Problem[] {
  const isOfWhole = ({ row, column }: Problem) => row === null && column === null;
  const placed = Map.groupBy(
    problems.filter((problem) => !isOfWhole(problem)),
    ({ file }) => file,
  );
  const byLine = [...placed.values()].flatMap((ofOne) =>
    ofOne.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0)),
  );
  return [...problems.filter(isOfWhole), ...byLine];
}

function shown({ file, column, message, ...problem }: Problem): Problem {
  return { ...problem, file: quoted(file), column: column && quoted(column), message: quoted(message) };
}

/** A cell of a megabyte says no more than its beginning. */
const mostCharacters = 500;

/** What is said of a file quotes it; an answer that is kept for a key must be what PostgreSQL can store. */
function quoted(text: string): string {
  const short = text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
  return short.toWellFormed().replaceAll('\0', '\ufffd');
}

/** Ends the reading of a file that cannot be read on; it says what was wrong as the first of the problems. */
export class UnreadableFile extends CritbatchError {
  readonly file: string;
  /** Line from which it cannot be read on; null where it is not of a line. */
  readonly row: number | null;

  constructor(code: ErrorCode, file: string, message: string, row: number | null = null) {
    super(code, message);
    this.file = file;
    this.row = row;
  }
}
