import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { FilePlace } from './fileTree.ts';
import { invalidData } from './invalidData.ts';
import type { RawDataset, RawExamples } from './rawExamples.ts';
import type { ReadOptions } from './readOptions.ts';
import { TableLabels } from './tableLabels.ts';

/**
 * A table with a header: the column `label` holds whole numbers from 0 or names of classes, every other one an input, in
 * their order, unless the options name others. A column `part`, where there is one, says "training" or "test" of every row. Rows count from
 * the header, which is row 1.
 */
export async function readCsv({ place, name }: FilePlace, options: ReadOptions): Promise<RawDataset> {
  const parts = { training: emptyPart(), test: emptyPart() };
  let table: Table | null = null;
  let row = 0;
  const labels = new TableLabels(name, options);
  const rows = createReadStream(place).pipe(parse({ bom: true, trim: true, relax_column_count: true }));
  try {
    for await (const cells of rows as AsyncIterable<string[]>) {
      row += 1;
      if (!table) {
        table = tableOf(cells, name, options);
        continue;
      }
      if (cells.length !== table.header.length) {
        throw invalidData(
          name,
          row - 1,
          `it has ${cells.length} cells, and the header ${table.header.length}`,
        );
      }
      const numberIn = (column: number) =>
        numberOf(cells[column] as string, (reason) =>
          invalidData(name, row - 1, `"${(table as Table).header[column]}" is ${reason}`),
        );
      const into = parts[table.part < 0 ? 'training' : partOf(cells[table.part] as string, name, row)];
      into.labels.push(
        labels.read(cells[table.label] as string, row - 1, table.header[table.label] as string),
      );
      for (const column of table.inputs) into.values.push(numberIn(column));
      into.rows.push(row - 1);
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'DATASET_INVALID') throw error;
    throw invalidData(name, row, (error as Error).message);
  }
  if (parts.training.labels.length === 0) throw invalidData(name, null, 'it has no rows to train on');
  const { classNames, numberOf: classOf } = labels.settled();
  for (const part of Object.values(parts)) part.labels = part.labels.map(classOf);
  return {
    training: raw(name, parts.training),
    test: parts.test.labels.length > 0 ? raw(name, parts.test) : null,
    ...(classNames && { classNames }),
  };
}

/** Where in a row is what; `part` is −1 where there is no such column. */
interface Table {
  readonly header: readonly string[];
  readonly label: number;
  readonly part: number;
  readonly inputs: readonly number[];
}

function tableOf(header: string[], name: string, { inputShape, columns }: ReadOptions): Table {
  if (new Set(header).size !== header.length) throw invalidData(name, 0, 'the header names a column twice');
  const place = (title: string) => {
    const column = header.indexOf(title);
    if (column < 0) throw invalidData(name, 0, `the header has no column "${title}"`);
    return column;
  };
  const label = place(columns?.label ?? 'label');
  const part = columns?.part === undefined ? header.indexOf('part') : place(columns.part);
  const inputs =
    columns?.inputs?.map(place) ?? [...header.keys()].filter((at) => at !== label && at !== part);
  const width = inputShape.reduce((product, extent) => product * extent, 1);
  if (inputs.length !== width)
    throw invalidData(name, 0, `the header has ${inputs.length} columns of inputs, and the spec ${width}`);
  return { header, label, part, inputs };
}

/** `Number('')` is 0: an empty cell must not become one. */
function numberOf(cell: string, refuse: (reason: string) => Error): number {
  const value = cell === '' ? Number.NaN : Number(cell);
  if (!Number.isFinite(value)) throw refuse(`"${cell.slice(0, 40)}", not a number`);
  return value;
}

function partOf(cell: string, name: string, row: number): 'training' | 'test' {
  if (cell === 'training' || cell === 'test') return cell;
  throw invalidData(name, row - 1, `"part" is "${cell.slice(0, 40)}", neither "training" nor "test"`);
}

function emptyPart(): { values: number[]; labels: number[]; rows: number[] } {
  return { values: [], labels: [], rows: [] };
}

function raw(name: string, { values, labels, rows }: ReturnType<typeof emptyPart>): RawExamples {
  return { name, count: labels.length, values: Float64Array.from(values), labels, rows, divisor: 1 };
}
