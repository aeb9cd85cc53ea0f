import { importAttack, results } from './importing.ts';

/** A CSV table of 900,000 runs, eleven MB, none of which has a number. A mend reads it elsewhere, and stops at so many runs. */
export const csvOfRuns = importAttack(
  { name: 'csv-of-runs', finding: 'like security 2' },
  () => ({ fileName: 'runs.csv', bytes: Buffer.from(`b,steps\n${'8,one step\n'.repeat(900_000)}`) }),
  { format: 'CSV', results: { ...results, csv: { batchSize: 'b', progress: 'steps' } } },
);
