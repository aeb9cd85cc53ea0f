import type { Problems } from '../../fileReading/problem.ts';
import { UnreadableFile } from '../../fileReading/problem.ts';
import { openArchive } from './archive.ts';
import type { FoundRun } from './foundRun.ts';
import { readNumber } from './readNumber.ts';
import type { NamedRun } from './runNames.ts';
import { columnNamed, PointCount, readTable } from './table.ts';

/**
 * A ZIP of the CSV files that TensorBoard's scalar page gives, one of a run and a tag: "Wall time,Step,Value". The name of a
 * file, without folders and ".csv", is that of its run. Files of several tags are several runs of one batch size to look at:
 * the importer says which is meant, by the tag or by a pattern that only its files fit.
 */
export async function readTensorboard(
  path: string,
  tag: string | null,
  runOf: (name: string) => NamedRun | null,
  problems: Problems,
): Promise<FoundRun[]> {
  const archive = await openArchive(path);
  try {
    const runs: FoundRun[] = [];
    const tags = new Set<string>();
    const count = new PointCount();
    for (const file of archive.names.filter((name) => name.toLowerCase().endsWith('.csv'))) {
      const name = (file.split('/').at(-1) ?? '').slice(0, -'.csv'.length);
      const named = runOf(name);
      if (!named || (tag !== null && tagOf(name) !== inFileName(tag))) continue;
      tags.add(tagOf(name));
      const table = await readTable(await archive.open(file), file, ',', problems);
      count.add(table.records.length, file);
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
    if (tags.size > 1) {
      const message = `Files of several tags fit the pattern (${[...tags].slice(0, 10).join(', ')}): say which counts, as the metric or in the pattern.`;
      problems.ofFile('IMPORT_INVALID_VALUE', '', message);
    }
    if (runs.length === 0) {
      const whatToDo =
        (await archive.otherKind()) ??
        'Change the pattern so that it fits, or pack the CSV files of the page of scalars.';
      const message = `No name of a file fits the pattern${tag === null ? '' : ` and the tag "${tag}"`}; there are ${archive.names.slice(0, 5).join(', ')}. ${whatToDo}`;
      throw new UnreadableFile('IMPORT_COLUMN_MISSING', '', message);
    }
    return runs;
  } finally {
    archive.close();
  }
}

/** TensorBoard names a file run-<run>-tag-<tag>.csv; empty where it was named otherwise. */
function tagOf(name: string): string {
  const at = name.lastIndexOf('-tag-');
  return at < 0 ? '' : inFileName(name.slice(at + '-tag-'.length));
}

/** Browsers write an underscore for what a name of a file cannot hold, such as the slash of "val/loss". */
const inFileName = (tag: string) => tag.replaceAll(/[^\w.-]/g, '_');
