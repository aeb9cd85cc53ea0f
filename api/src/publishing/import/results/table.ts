import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { mostPoints, mostRows } from '../../fileReading/importSize.ts';
import type { Problems } from '../../fileReading/problem.ts';
import { UnreadableFile } from '../../fileReading/problem.ts';

/** A table with the names of its columns, and each record with the line on which it ends. */
export type Table = { columns: string[]; records: { cells: string[]; row: number }[] };

const longestRecord = 1_000_000;
/** All are held in memory: a table of empty cells has as many as its file has bytes. */
const mostCells = 10_000_000;

/** Reads a CSV table whose first line names its columns; records of another length are faults, and left out. */
export async function readTable(
  stream: Readable,
  file: string,
  separator: string,
  problems: Problems,
  cellsAtMost = mostCells,
): Promise<Table> {
  const options = {
    bom: true,
    delimiter: separator,
    info: true,
    max_record_size: longestRecord,
    relax_column_count: true,
    skip_empty_lines: true,
  } as const;
  const parser = stream.pipe(parse(options));
  stream.on('error', (fault) => parser.destroy(fault));
  let columns: string[] | null = null;
  const records: Table['records'] = [];
  let lines = 0;
  let lastRow = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      lines += 1;
      lastRow = info.lines;
      if (columns === null) {
        columns = record.map((name) => name.trim());
        if (columns.some(isNotUtf8)) throw notUtf8(file);
        if (isEmpty(columns)) break;
      } else if (record.length !== columns.length) {
        const message = `The line has ${record.length} cells, and the first ${columns.length}.`;
        problems.add({ code: 'IMPORT_INVALID_VALUE', file, row: info.lines, column: null, message });
      } else records.push({ cells: record, row: info.lines });
      if (lines > mostRows + 1 || records.length * columns.length > cellsAtMost) throw tooLong(file);
    }
  } catch (fault) {
    if (fault instanceof UnreadableFile) throw fault;
    throw new UnreadableFile(
      'IMPORT_UNREADABLE',
      file,
      `This is no CSV table: ${faultOf(fault)}`,
      rowOf(fault, lastRow),
    );
  }
  if (!columns || isEmpty(columns))
    throw new UnreadableFile(
      'IMPORT_UNREADABLE',
      file,
      'The table is empty. Its first line has to name the columns.',
    );
  return { columns, records };
}

/** A quote that is out of place is told in our words; the rest is rare. */
function faultOf(fault: unknown): string {
  const code = fault instanceof CsvError ? fault.code : null;
  switch (code) {
    case 'INVALID_OPENING_QUOTE':
      return 'a quotation mark stands within a cell. Put the whole cell in quotation marks, and write those inside it twice.';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'text follows the quotation mark that ends a cell. Write a quotation mark inside a cell twice.';
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'the quotation mark that begins a cell is never closed.';
    default:
      return `${(fault as Error).message}.`;
  }
}

/** A quote that is never closed swallows the rest of the file: its record began after the last whole one. */
function rowOf(fault: unknown, lastRow: number): number | null {
  if (!(fault instanceof CsvError)) return null;
  if (fault.code === 'CSV_QUOTE_NOT_CLOSED') return lastRow + 1;
  return typeof fault.lines === 'number' ? fault.lines : null;
}

const isEmpty = (columns: readonly string[]) => columns.length === 1 && columns[0] === '';

/** Bytes that are no UTF-8 become U+FFFD. */
export const isNotUtf8 = (text: string) => text.includes('\ufffd');

export const saveAsUtf8 = 'Save the table as UTF-8 ("CSV UTF-8" in Excel) and send it again.';

/** Names of columns could not be told. */
const notUtf8 = (file: string) =>
  new UnreadableFile(
    'IMPORT_UNREADABLE',
    file,
    `The first line is not in UTF-8; it may be in Shift-JIS or another encoding. ${saveAsUtf8}`,
  );

const tooLong = (file: string) =>
  new UnreadableFile(
    'IMPORT_TOO_LARGE',
    file,
    `A sweep is imported with at most ${mostRows} rows, from tables of ${mostCells} cells at most.`,
  );

/** Counts the points of all files of an archive; UnreadableFile where they are more than are held at once. */
export class PointCount {
  #points = 0;

  add(points: number, file: string): void {
    this.#points += points;
    if (this.#points <= mostPoints) return;
    const message = `The runs of an archive have at most ${mostPoints} values together.`;
    throw new UnreadableFile('IMPORT_TOO_LARGE', file, message);
  }
}

/** The place of a column by its name; UnreadableFile lists those that there are. */
export function columnNamed({ columns }: Table, name: string, file: string): number {
  const place = columns.indexOf(name.trim());
  if (place !== columns.lastIndexOf(name.trim())) {
    const twice = `Two columns are named "${name}": which is meant cannot be told.`;
    throw new UnreadableFile('IMPORT_INVALID_VALUE', file, twice);
  }
  if (place >= 0) return place;
  const message = `There is no column "${name}"; there are ${columns
    .slice(0, 20)
    .map((each) => `"${each}"`)
    .join(', ')}.${separatorHint(columns)}`;
  throw new UnreadableFile('IMPORT_COLUMN_MISSING', file, message);
}

/** A line that nothing cuts, but another separator would. */
function separatorHint(columns: readonly string[]): string {
  const other =
    columns.length === 1 ? [';', '\t', ',', '|'].find((each) => columns[0]?.includes(each)) : undefined;
  if (other === undefined) return '';
  return ` If ${other === '\t' ? 'a tab' : `"${other}"`} separates the columns, say so (\`separator\`).`;
}
