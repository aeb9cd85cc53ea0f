import { importAttack, results } from './importing.ts';

/**
 * Fifteen MB of reference points that lack everything, two faults to describe for each of a million. A mend reads it elsewhere,
 * and keeps the first faults alone.
 */
export const mlperfOfEntries = importAttack(
  { name: 'mlperf-of-entries', finding: 'like security 2' },
  () => {
    const entries = Array.from({ length: 1_100_000 }, (_, n) => `"${n}":{}`);
    return { fileName: 'rcp.json', bytes: Buffer.from(`{${entries.join(',')}}`) };
  },
  { format: 'MLPERF_RCP', results: { ...results, unit: 'EPOCHS' } },
);
