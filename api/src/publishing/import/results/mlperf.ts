import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { parseJson } from '../../fileReading/parseJson.ts';
import type { Problems } from '../../fileReading/problem.ts';
import { UnreadableFile } from '../../fileReading/problem.ts';
import type { FoundRun } from './foundRun.ts';

const mostBytes = 16 * 2 ** 20;
const values = 'Epochs to converge';
const pointSchema = z.looseObject({
  BS: z
    .int()
    .min(1)
    .max(2 ** 31 - 1),
  [values]: z.array(z.number().positive()).min(1),
});

/**
 * MLPerf's reference convergence points: for each entry a batch size, and when each of its runs met the target. What the
 * file calls epochs are examples in some benchmarks: the importer says which.
 */
export async function readMlperf(path: string, problems: Problems): Promise<FoundRun[]> {
  if ((await stat(path)).size > mostBytes) {
    throw new UnreadableFile('IMPORT_TOO_LARGE', '', `Reference points have at most ${mostBytes} bytes.`);
  }
  const entries = z
    .record(z.string(), z.unknown())
    .safeParse(parseJson(new TextDecoder().decode(await readFile(path)), ''));
  if (!entries.success)
    throw new UnreadableFile('IMPORT_UNREADABLE', '', 'These are no reference points: an object of entries.');
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
