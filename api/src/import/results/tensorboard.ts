import type { Problems } from '../problem.ts';
import { UnreadableFile } from '../problem.ts';
import { openArchive } from './archive.ts';
import type { FoundRun } from './foundRun.ts';
import { readNumber } from './readNumber.ts';
import type { NamedRun } from './runNames.ts';
import { columnNamed, readTable } from './table.ts';

/**
 * A ZIP of the CSV files that TensorBoard's scalar page gives, one of a run and a tag: "Wall time,Step,Value". The name of a
 * file, without folders and ".csv", is that of its run; files of other tags are told apart by the pattern.
 */
export async function readTensorboard(
  path: string,
  runOf: (name: string) => NamedRun | null,
  problems: Problems,
): Promise<FoundRun[]> {
  const archive = await openArchive(path);
  try {
    const runs: FoundRun[] = [];
    for (const file of archive.names.filter((name) => name.toLowerCase().endsWith('.csv'))) {
      const named = runOf((file.split('/').at(-1) ?? '').slice(0, -'.csv'.length));
      if (!named) continue;
      const table = await readTable(await archive.open(file), file, ',', problems);
      const [step, value] = [columnNamed(table, 'Step', file), columnNamed(table, 'Value', file)];
      const points = table.records.flatMap(({ cells, row }) => {
        const [progress, read] = [readNumber(cells[step] ?? ''), readNumber(cells[value] ?? '')];
        if (progress !== null && read !== null) return [{ progress, value: read, row }];
        const column = progress === null ? 'Step' : 'Value';
        const message = `"${cells[progress === null ? step : value]}" is no number.`;
        problems.add({ code: 'IMPORT_INVALID_VALUE', file, row, column, message });
        return [];
      });
      runs.push({ kind: 'log', ...named, place: { file, row: null, column: null }, points });
    }
    if (runs.length === 0) {
      const message = `No name of a file fits the pattern; there are ${archive.names.slice(0, 10).join(', ')}.`;
      throw new UnreadableFile('IMPORT_COLUMN_MISSING', '', message);
    }
    return runs;
  } finally {
    archive.close();
  }
}
