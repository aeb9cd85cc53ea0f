import { createReadStream } from 'node:fs';
import type { Problems } from '../../fileReading/problem.ts';
import type { FoundRun } from './foundRun.ts';
import { readNumber, readWhole } from './readNumber.ts';
import type { CsvColumnsInput } from './results.input.ts';
import { columnNamed, isNotUtf8, readTable, saveAsUtf8 } from './table.ts';

/** The runs of a table: of logs, where a column holds values; else of runs, a row each. */
export async function readCsv(
  path: string,
  columns: CsvColumnsInput,
  problems: Problems,
): Promise<FoundRun[]> {
  const table = await readTable(createReadStream(path), '', columns.separator, problems);
  const place = (name: string | null | undefined) => (name ? columnNamed(table, name, '') : null);
  const at = {
    batchSize: columnNamed(table, columns.batchSize, ''),
    seed: place(columns.seed),
    progress: columnNamed(table, columns.progress, ''),
    value: place(columns.value),
    stopped: place(columns.stopped),
    deviceSeconds: place(columns.deviceSeconds),
  };
  const runs = new Map<string, FoundRun>();
  for (const { cells, row } of table.records) {
    const fault = (column: string, message: string) => {
      const encoding = isNotUtf8(message) ? ` It is not in UTF-8. ${saveAsUtf8}` : '';
      problems.add({ code: 'IMPORT_INVALID_VALUE', file: '', row, column, message: `${message}${encoding}` });
    };
    const text = (place: number | null) => (place === null ? '' : (cells[place] ?? '').trim());
    const number = (place: number | null, column: string | null | undefined) => {
      if (text(place) === '') return null;
      const value = readNumber(text(place));
      if (value === null) fault(column ?? '', `"${text(place)}" is no number.`);
      return value;
    };
    const batchSize = readWhole(text(at.batchSize), 1);
    const seed = at.seed === null ? null : readWhole(text(at.seed), 0);
    if (batchSize === null) fault(columns.batchSize, `"${text(at.batchSize)}" is no batch size.`);
    if (at.seed !== null && seed === null)
      fault(columns.seed ?? '', `"${text(at.seed)}" is no seed, which is a whole number.`);
    const before = problems.count;
    const progress = number(at.progress, columns.progress);
    const deviceSeconds = number(at.deviceSeconds, columns.deviceSeconds);
    if (deviceSeconds !== null && !(deviceSeconds >= 0 && Number.isFinite(deviceSeconds)))
      fault(columns.deviceSeconds ?? '', `"${text(at.deviceSeconds)}" is no time in seconds.`);
    if (batchSize === null || (at.seed !== null && seed === null)) continue;
    const cell = { file: '', row, column: null };
    if (at.value === null) {
      const stopped = number(at.stopped, columns.stopped);
      if (problems.count > before) continue;
      const column = progress === null ? columns.stopped : columns.progress;
      runs.set(String(row), {
        kind: 'end',
        batchSize,
        seed,
        place: cell,
        reached: progress,
        stopped,
        deviceSeconds,
        column,
      });
      continue;
    }
    const value = number(at.value, columns.value);
    if (problems.count > before) continue;
    if (progress === null) fault(columns.progress, 'It is empty.');
    // Many loggers leave cells empty where a metric was not evaluated.
    if (progress === null || value === null) continue;
    const key = `${batchSize} ${seed}`;
    const run = runs.get(key) ?? {
      kind: 'log',
      batchSize,
      seed: seed ?? 1,
      place: cell,
      columns: { progress: columns.progress, value: columns.value ?? '' },
      points: [],
    };
    if (run.kind === 'log') run.points.push({ progress, value, row, deviceSeconds });
    runs.set(key, run);
  }
  return [...runs.values()];
}
