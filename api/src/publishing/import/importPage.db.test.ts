import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import type { Imported } from '../../testing/exchangeOverHttp.ts';
import { fencedBlocks } from '../../testing/fencedBlocks.ts';
import { ask } from '../../testing/graphql.ts';
import { sendFile } from '../../testing/sendDataset.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { zipOf } from '../../testing/zip.ts';

const page = readFileSync(new URL('../../../../docs/import.md', import.meta.url), 'utf8');
const [mutation = ''] = fencedBlocks(page, 'graphql');
const examples: { name: string }[] = fencedBlocks(page, 'json').map((text) => JSON.parse(text));
const [tableOfRuns = '', tableOfLogs = ''] = fencedBlocks(page, '');

let api: TestApi;
let team: TestTeam;
beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const mlflowRun = (id: string, batchSize: number): [string, string][] => [
  [`mlruns/0/${id}/meta.yaml`, `lifecycle_stage: active\nname: ${id}\n`],
  [`mlruns/0/${id}/params/batch_size`, `${batchSize}`],
  [`mlruns/0/${id}/params/seed`, '1'],
  [`mlruns/0/${id}/metrics/train_loss`, '1700000000000 0.5 1\n1700000001000 0.05 9\n'],
];
const chart = (runs: string[]) =>
  [
    ['Step', ...runs.map((run) => `${run} - loss`)],
    ['1', ...runs.map(() => '0.5')],
    ['9', ...runs.map(() => '0.05')],
  ]
    .map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\n`)
    .join('');

/** A file of each form, and the sizes and runs that are in it. */
const files: Record<
  string,
  [format: string, () => string | Promise<Buffer<ArrayBuffer>>, found: [number, number, number][]]
> = {
  'a table of runs': [
    'CSV',
    () => tableOfRuns,
    [
      [256, 2, 2],
      [8192, 1, 1],
      [65536, 1, 0],
    ],
  ],
  'a table of logs': ['CSV', () => tableOfLogs, [[256, 1, 0]]],
  'reference points of a benchmark': [
    'MLPERF_RCP',
    () =>
      JSON.stringify({
        small: { BS: 256, 'Epochs to converge': [40, 41] },
        large: { BS: 512, 'Epochs to converge': [44] },
      }),
    [
      [256, 2, 2],
      [512, 1, 1],
    ],
  ],
  'experiments of MLflow': [
    'MLFLOW',
    () => zipOf([...mlflowRun('a', 64), ...mlflowRun('b', 128)]),
    [
      [64, 1, 1],
      [128, 1, 1],
    ],
  ],
  'charts of Weights & Biases': [
    'WANDB',
    () => chart(['resnet-b64-s1', 'resnet-b64-s2', 'resnet-b128-s1']),
    [
      [64, 2, 2],
      [128, 1, 1],
    ],
  ],
  'scalars of TensorBoard': [
    'TENSORBOARD',
    () =>
      zipOf(
        [64, 128].map((size) => [
          `run-b${size}-s1-tag-loss.csv`,
          'Wall time,Step,Value\n1.7e9,1,0.5\n1.7e9,9,0.05\n',
        ]),
      ),
    [
      [64, 1, 1],
      [128, 1, 1],
    ],
  ],
};

it('each `results` of docs/import.md reads a file of its format', async () => {
  expect(examples.map(({ name }) => name)).toEqual(Object.keys(files));
  for (const results of examples) {
    const [format, file, found] = files[results.name] ?? ['', () => '', []];
    const { id: uploadId } = await sendFile(api.url, team, 'sweep.zip', await file());
    const variables = { uploadId, format, results, dryRun: false };
    const { importSweep } = await ask<{ importSweep: Imported }>(api.url, mutation, {
      token: team.writeToken,
      variables,
    });
    const { sweep, preview, userErrors } = importSweep;
    expect([results.name, userErrors, preview.problems]).toEqual([results.name, [], []]);
    expect(preview.batchSizes.map(({ batchSize, runs, arrived }) => [batchSize, runs, arrived])).toEqual(
      found,
    );
    expect(sweep?.id).toBeTruthy();
  }
});
