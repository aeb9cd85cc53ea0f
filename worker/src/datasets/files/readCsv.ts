import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { invalidData } from '../prepare.ts';
import type { RawDataset } from '../rawExamples.ts';
import type { FilePlace } from './filePlace.ts';

/**
 * A table with a header: the column `label` holds whole numbers from 0, every other one an input, in their order. A
 * column `part`, where there is one, says "training" or "test" of every row. Rows count from the header, which is row 1.
 */
export async function readCsv(
  { place, name }: FilePlace,
  inputShape: readonly number[],
): Promise<RawDataset> {
  const width = inputShape.reduce((product, extent) => product * extent, 1);
  const parts = { training: emptyPart(), test: emptyPart() };
  let header: string[] | null = null;
  let row = 0;
  const rows = createReadStream(place).pipe(parse({ bom: true, trim: true, relax_column_count: true }));
  try {
    for await (const cells of rows as AsyncIterable<string[]>) {
      row += 1;
      if (!header) {
        header = headerOf(cells, name, width);
        continue;
      }
      if (cells.length !== header.length) {
        throw invalidData(name, row - 1, `it has ${cells.length} cells, and the header ${header.length}`);
      }
      const part = partOf(cells[header.indexOf('part')], name, row);
      const into = parts[part];
      for (const [column, cell] of cells.entries()) {
        const title = header[column] as string;
        if (title === 'part') continue;
        // Number('') is 0: an empty cell must not become one.
        const value = cell === '' ? Number.NaN : Number(cell);
        if (!Number.isFinite(value))
          throw invalidData(name, row - 1, `"${title}" is "${cell.slice(0, 40)}", not a number`);
        if (title === 'label') into.labels.push(value);
        else into.values.push(value);
      }
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'DATASET_INVALID') throw error;
    throw invalidData(name, row, (error as Error).message);
  }
  if (parts.training.labels.length === 0) throw invalidData(name, null, 'it has no rows to train on');
  return {
    training: raw(name, parts.training),
    test: parts.test.labels.length > 0 ? raw(name, parts.test) : null,
  };
}

function emptyPart(): { values: number[]; labels: number[] } {
  return { values: [], labels: [] };
}

function headerOf(cells: string[], name: string, width: number): string[] {
  if (new Set(cells).size !== cells.length) throw invalidData(name, 0, 'the header names a column twice');
  if (!cells.includes('label')) throw invalidData(name, 0, 'the header has no column "label"');
  const inputs = cells.filter((title) => title !== 'label' && title !== 'part').length;
  if (inputs !== width)
    throw invalidData(name, 0, `the header has ${inputs} columns of inputs, and the spec ${width}`);
  return cells;
}

function partOf(cell: string | undefined, name: string, row: number): 'training' | 'test' {
  if (cell === undefined || cell === 'training') return 'training';
  if (cell === 'test') return 'test';
  throw invalidData(name, row - 1, `"part" is "${cell.slice(0, 40)}", neither "training" nor "test"`);
}

function raw(name: string, { values, labels }: ReturnType<typeof emptyPart>) {
  return { name, count: labels.length, values: Float64Array.from(values), labels, divisor: 1 };
}
