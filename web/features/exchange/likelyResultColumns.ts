import type { ExtraField } from './importQuery.ts';

/** Names, without signs and capitals, that leave no doubt. Device seconds are not among them: with them come time and cost. */
const usualNames = {
  batchSizeColumn: ['batch', 'batchsize', 'globalbatchsize', 'bs'],
  seedColumn: ['seed'],
  progressColumn: ['step', 'steps', 'epoch', 'epochs', 'examples', 'iteration', 'iterations'],
  valueColumn: ['loss', 'trainloss', 'trainingloss', 'testloss', 'accuracy', 'testaccuracy', 'gradientnorm'],
  stoppedColumn: ['stopped', 'gaveup'],
} satisfies Partial<Record<ExtraField, string[]>>;

/** What the columns of a table of results say by their names; a field that none or several of them could be is left to the reader. */
export function likelyResultColumns(columns: readonly string[]): Partial<Record<ExtraField, string>> {
  return Object.fromEntries(
    Object.entries(usualNames).flatMap(([field, names]) => {
      const [found, ...others] = columns.filter((column) =>
        names.includes(column.toLowerCase().replace(/[^a-z]/g, '')),
      );
      return found === undefined || others.length > 0 ? [] : [[field, found]];
    }),
  );
}
