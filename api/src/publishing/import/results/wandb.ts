import { createReadStream } from 'node:fs';
import type { Problems } from '../../fileReading/problem.ts';
import { UnreadableFile } from '../../fileReading/problem.ts';
import type { FoundRun } from './foundRun.ts';
import { readNumber } from './readNumber.ts';
import type { NamedRun } from './runNames.ts';
import { readTable } from './table.ts';

/**
 * The CSV that a chart of Weights & Biases exports: the first column is the chart's x axis, then for each run
 * "<run> - <metric>", with "__MIN" and "__MAX" beside it, which are passed over.
 */
export async function readWandb(
  path: string,
  metric: string,
  runOf: (name: string) => NamedRun | null,
  problems: Problems,
): Promise<FoundRun[]> {
  const table = await readTable(createReadStream(path), '', ',', problems);
  const suffix = ` - ${metric}`;
  const runs = table.columns.flatMap((column, place) => {
    const named = place > 0 && column.endsWith(suffix) ? runOf(column.slice(0, -suffix.length)) : null;
    return named ? [{ ...named, column, place }] : [];
  });
  if (runs.length === 0) {
    const message = `No column is a run that fits the pattern, with "${suffix}"; there are ${table.columns
      .slice(0, 10)
      .map((each) => `"${each}"`)
      .join(', ')}. Change the pattern or the metric so that they fit.`;
    throw new UnreadableFile('IMPORT_COLUMN_MISSING', '', message);
  }
  const progress = table.records.map(({ cells, row }) => {
    const value = readNumber(cells[0] ?? '');
    if (value === null) {
      const message = `"${cells[0]}" is no number.`;
      problems.add({
        code: 'IMPORT_INVALID_VALUE',
        file: '',
        row,
        column: table.columns[0] ?? null,
        message,
      });
    }
    return value;
  });
  return runs.map(({ batchSize, seed, column, place }): FoundRun => {
    const points = table.records.flatMap(({ cells, row }, index) => {
      const text = (cells[place] ?? '').trim();
      const [at, value] = [progress[index] ?? null, readNumber(text)];
      if (text !== '' && value === null) {
        problems.add({
          code: 'IMPORT_INVALID_VALUE',
          file: '',
          row,
          column,
          message: `"${text}" is no number.`,
        });
      }
      return at === null || value === null ? [] : [{ progress: at, value, row }];
    });
    return { kind: 'log', batchSize, seed, place: { file: '', row: null, column }, points };
  });
}
