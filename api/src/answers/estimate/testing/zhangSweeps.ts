import { readFile } from 'node:fs/promises';
import { localId } from '../../../platform/node/globalId.ts';
import type { TestTeam } from '../../../testing/createTestTeam.ts';
import { importFile } from '../../../testing/exchangeOverHttp.ts';
import type { TestApi } from '../../../testing/startTestApi.ts';
import { until } from '../../../testing/until.ts';

/**
 * Steps to a goal loss by batch size, in sequences, of five language models: Zhang et al. 2024, arXiv 2410.21676, as the fit of
 * plots/chinchilla.ipynb in hlzhang109/critical-batch-size has them.
 */
const table = new URL('../fixtures/zhang2024.csv', import.meta.url);

/** The models, with their sizes in parameters and what is published: 20 % more work than at 256 under a + c/B, our noiseScale. */
export const zhangModels = {
  '85M': { parameterCount: 85_000_000, published: 745 },
  '151M': { parameterCount: 151_000_000, published: 955 },
  '302M': { parameterCount: 302_000_000, published: 1394 },
  '604M': { parameterCount: 604_000_000, published: 1889 },
  '1.2B': { parameterCount: 1_200_000_000, published: 2533 },
};
export type ZhangModel = keyof typeof zhangModels;

/** Imports the rows of a model as a user would, and resolves with the id of its sweep when that has an estimate. */
export async function importZhangSweep(
  { url, client }: TestApi,
  team: TestTeam,
  model: ZhangModel,
): Promise<string> {
  const [head, ...lines] = (await readFile(table, 'utf8')).trim().split('\n');
  const rows = lines.filter((line) => line.startsWith(`${model},`));
  const { sweep, userErrors } = await importFile(url, team, [head, ...rows].join('\n'), {
    format: 'CSV',
    results: {
      name: `Zhang et al. ${model}`,
      model: { name: model, parameterCount: zhangModels[model].parameterCount },
      dataset: { name: 'C4', trainingExamples: 1_000_000_000 },
      policy: 'Adam, tuned',
      target: { metric: 'TRAINING_LOSS', threshold: 3 },
      unit: 'STEPS',
      csv: { batchSize: 'batch_size_sequences', progress: 'steps_to_goal' },
    },
  });
  if (!sweep) throw new Error(JSON.stringify(userErrors));
  await until(
    () => client.estimate.findFirst({ where: { target: { sweepId: localId('Sweep', sweep.id) } } }),
    60,
  );
  return sweep.id;
}
