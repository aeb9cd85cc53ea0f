import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { parseJson } from '../../fileReading/parseJson.ts';
import type { Problems } from '../../fileReading/problem.ts';
import { UnreadableFile } from '../../fileReading/problem.ts';
import type { FoundRun } from './foundRun.ts';

const mostBytes = 16 * 2 ** 20;
const values = 'Epochs to converge';
const noBatchSize = 'A batch size is a whole number from 1 to 2,147,483,647';
const noValues = 'It has to be a list of numbers greater than 0, one for each run';
const pointSchema = z.looseObject(
  {
    BS: z
      .int(noBatchSize)
      .min(1, noBatchSize)
      .max(2 ** 31 - 1, noBatchSize),
    [values]: z.array(z.number(noValues).positive(noValues), noValues).min(1, noValues),
  },
  `An entry is an object with "BS" and "${values}"`,
);

/**
 * MLPerf's reference convergence points: for each entry a batch size, and when each of its runs met the target. What the
 * file calls epochs are examples in some benchmarks: the importer says which.
 */
export async function readMlperf(path: string, problems: Problems): Promise<FoundRun[]> {
  if ((await stat(path)).size > mostBytes) {
    throw new UnreadableFile('IMPORT_TOO_LARGE', '', `Reference points have at most ${mostBytes} bytes.`);
  }
  const json = parseJson(new TextDecoder().decode(await readFile(path)), '');
  const entries = z.record(z.string(), z.unknown()).safeParse(json);
  if (!entries.success || Object.keys(entries.data).length === 0) {
    const found = Array.isArray(json) ? 'The file holds a list' : 'The file holds something else';
    const message = `${entries.success ? 'The file has no entry' : found}. Reference points are one object with a named entry for each batch size: {"…": {"BS": 1632, "${values}": [34, 35]}}. Send the file as MLPerf publishes it, or import a table (CSV).`;
    throw new UnreadableFile('IMPORT_UNREADABLE', '', message);
  }
  return Object.entries(entries.data).flatMap(([name, entry]) => {
    const point = pointSchema.safeParse(entry);
    if (point.success) {
      return point.data[values].map((reached, index): FoundRun => {
        const place = { file: '', row: null, column: `${name}.${values}.${index}` };
        return { kind: 'end', batchSize: point.data.BS, seed: null, place, reached, stopped: null };
      });
    }
    for (const { path: field, message } of point.error.issues) {
      const column = [name, ...field].join('.');
      problems.add({ code: 'IMPORT_INVALID_VALUE', file: '', row: null, column, message: `${message}.` });
    }
    return [];
  });
}
