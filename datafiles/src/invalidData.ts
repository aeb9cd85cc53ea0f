import { CritbatchError } from '@critbatch/theory';

/** DATASET_INVALID with file, row and reason; `row` counts from 0, sentences from 1, as people and spreadsheets do. */
export function invalidData(name: string, row: number | null, reason: string): CritbatchError {
  const place = row === null ? name : `${name}, row ${row + 1}`;
  return new CritbatchError('DATASET_INVALID', `${place}: ${reason.replace(/\.+$/, '')}.`);
}
