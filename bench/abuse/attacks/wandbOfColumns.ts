import { importAttack, results } from './importing.ts';

const columns = 2_000;
const records = 4_500;

/**
 * A chart of Weights & Biases of nine million cells, each a fault to describe. It took 29 s and 3.5 GB. A mend reads it
 * elsewhere, counts faults and keeps the first of them.
 */
export const wandbOfColumns = importAttack(
  { name: 'wandb-of-columns', finding: 'security 2' },
  () => {
    const names = Array.from({ length: columns }, (_, n) => `run-b${n + 1} - loss`);
    const record = `1${',x'.repeat(columns)}\n`;
    return {
      fileName: 'chart.csv',
      bytes: Buffer.from(`Step,${names.join(',')}\n${record.repeat(records)}`),
    };
  },
  { format: 'WANDB', results: { ...results, metric: 'loss', runNames: 'run-b{batchSize}' } },
);
