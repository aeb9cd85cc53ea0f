import { measureJson } from '../../platform/limits/jsonSize.ts';
import { UnreadableFile } from './problem.ts';

/** More than any file of ours or of other tools has: deeper values run out of stack, more of them out of memory. */
const mostLevels = 64;
const mostValues = 10_000_000;

/** A JSON text as a value; UnreadableFile where it is none, or is deeper or has more values than are read. */
export function parseJson(text: string, file: string): unknown {
  if (text.trim() === '') throw new UnreadableFile('IMPORT_UNREADABLE', file, 'The file is empty.');
  checkShape(text, file);
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new UnreadableFile('IMPORT_UNREADABLE', file, `This is no JSON: ${(fault as Error).message}.`);
  }
}

/** 64 MiB of "[0,0,…]" become 30 million values, which took gigabytes. */
function checkShape(text: string, file: string): void {
  const { values, levels } = measureJson(Buffer.from(text), Number.POSITIVE_INFINITY, mostLevels);
  if (levels > mostLevels) throw tooLarge(file, `is nested deeper than ${mostLevels} levels`);
  if (values > mostValues) throw tooLarge(file, `holds more than ${mostValues} values`);
}

const tooLarge = (file: string, what: string) =>
  new UnreadableFile('IMPORT_TOO_LARGE', file, `It ${what}. Leave out what the target does not need.`);
