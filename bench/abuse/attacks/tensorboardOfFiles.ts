import { zipOf } from '../../../api/src/testing/zip.ts';
import { importAttack, results } from './importing.ts';

/**
 * A ZIP of twenty thousand TensorBoard files, none of which is a table. A mend reads it elsewhere, and gives it a deadline.
 */
export const tensorboardOfFiles = importAttack(
  { name: 'tensorboard-of-files', finding: 'like security 2' },
  async () => {
    const table = `Wall time,Step,Value\n${'1,1,x\n'.repeat(200)}`;
    const files = Array.from({ length: 20_000 }, (_, n) => [`run-b${n + 1}.csv`, table] as const);
    return { fileName: 'board.zip', bytes: await zipOf(files) };
  },
  { format: 'TENSORBOARD', results: { ...results, runNames: 'run-b{batchSize}' } },
);
