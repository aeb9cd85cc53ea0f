import { availableParallelism } from 'node:os';
import type { Crossing, Estimate } from '@critbatch/theory';
import { Piscina } from 'piscina';
import { codeVersion } from '../../api/src/answers/thread/codeVersion.ts';
import { contentHash } from '../../api/src/platform/hash/contentHash.ts';
import type { Estimated, Experiment } from './experiment.ts';

/** The estimate of each experiment, by the API's own task and under its own hash: it then finds nothing to compute anew. */
export async function estimateExperiments(experiments: readonly Experiment[]): Promise<Estimated[]> {
  const pool = new Piscina({
    filename: new URL('../../api/src/answers/thread/estimateTask.ts', import.meta.url).href,
    maxThreads: availableParallelism(),
  });
  try {
    return await Promise.all(
      experiments.map(async (experiment) => {
        const crossings = crossingsOf(experiment);
        const inputHash = contentHash({ codeVersion, crossings });
        const estimate: Estimate = await pool.run({ crossings, inputHash });
        return { ...experiment, inputHash, estimate };
      }),
    );
  } finally {
    await pool.destroy();
  }
}

function crossingsOf({ runs }: Experiment): Crossing[] {
  return runs.flatMap(({ batchSize, seed, crossing }) =>
    crossing ? [{ batchSize, seed, ...crossing }] : [],
  );
}
