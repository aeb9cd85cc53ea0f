// Not by way of the whole of theory: a process that reads one file of a user would load all of it.
import { CritbatchError } from '@critbatch/theory/error/critbatchError';

/** DATASET_INVALID with file, row and reason; `row` counts from 0, sentences from 1, as people and spreadsheets do. */
export function invalidData(name: string, row: number | null, reason: string): CritbatchError {
  const place = row === null ? name : `${name}, row ${row + 1}`;
  return new CritbatchError('DATASET_INVALID', `${place}: ${reason.replace(/\.+$/, '')}.`);
}
