import { zipOf } from '../../../api/src/testing/zip.ts';
import { importAttack, results } from './importing.ts';

/**
 * An MLflow run.json of 60 MB in a ZIP of some 60 kB, whose points are not points: the parser describes each of a million
 * faults. It took 7.8 s. A mend reads it elsewhere, and stops at the first faults.
 */
export const mlflowOfTexts = importAttack(
  { name: 'mlflow-of-texts', finding: 'security 2' },
  async () => {
    const points = `[${'{"value":"x","step":-1},'.repeat(2_500_000)}0]`;
    const run = `{"mlflow":{"params":{"b":"8"},"metrics":{"loss":${points}}}}`;
    return { fileName: 'mlflow.zip', bytes: await zipOf([['run.json', run]]) };
  },
  { format: 'MLFLOW', results: { ...results, mlflow: { metric: 'loss', batchSize: 'b' } } },
);
