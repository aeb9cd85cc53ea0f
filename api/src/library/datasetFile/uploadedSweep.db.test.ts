import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp, sendSweep } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { bundleOf, importFile } from '../../testing/exchangeOverHttp.ts';
import { ask, change, codesOf } from '../../testing/graphql.ts';
import { sendDataset, sendFile } from '../../testing/sendDataset.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';
import { unzip } from '../../testing/zip.ts';

/** 96 examples; the number in the last row stands nowhere else. */
const table = [
  'a,b,class',
  ...Array.from({ length: 95 }, (_, row) => `${row},1,${row % 3}`),
  '0.8125,1,0',
  '',
].join('\n');
const tableSpec = {
  format: 'csv',
  inputShape: [2],
  classes: 3,
  columns: { label: 'class', inputs: ['a', 'b'] },
  testExamples: 16,
  split: { seed: 1 },
};
const sha256 = createHash('sha256').update(table).digest('hex');

let api: TestApi;
/** Has sent the table, trained a sweep on it, and publishes a benchmark on it. */
let sender: TestTeam;
let datasetId: string;
let sweepId: string;
let bundle: Buffer<ArrayBuffer>;

beforeAll(async () => {
  // Reading a file starts a process, which may take long on a busy machine.
  api = await startTestApi({ requestSeconds: 60 });
  sender = await createTeam();
  datasetId = await record(sender);
  sweepId = await train(sender, datasetId);
  await crossed(sweepId);
  bundle = await bundleOf(api.url, sweepId, sender.readToken);
});
afterAll(() => api.stop());

/** A team whose model takes rows of the table. */
async function createTeam(): Promise<TestTeam> {
  const team = await createTestTeam(api.client);
  const spec = { architecture: 'softmaxRegression', inputShape: [2], classes: 3 };
  const { model } = await change<{ model: { id: string } }>(
    api.url,
    team.writeToken,
    'createModel',
    'model { id }',
    { teamId: team.id, name: 'Two', spec },
  );
  return { ...team, modelId: model.id };
}

/** Sends the table of a team, or another, and makes a data set of it. */
async function record(team: TestTeam, text = table, spec: object = tableSpec): Promise<string> {
  const { id: uploadId } = await sendFile(api.url, team, 'table.csv', text);
  const { dataset, userErrors } = await sendDataset(api.url, team, { uploadId, name: 'Table', spec });
  if (!dataset) throw new Error(JSON.stringify(userErrors));
  return dataset.id;
}

async function train(team: TestTeam, on: string): Promise<string> {
  const sweep = await createSweepOverHttp(api.url, team, {
    datasetId: on,
    batchSizes: [64],
    seeds: [1, 2, 3],
    evaluation: { firstStep: 100 },
    maxExamplesPerRun: 200_000,
  });
  await trainQueuedRuns(await startTestWorker(api.url, team), 20);
  return sweep.id;
}

/** Waits until the crossings of a sweep's three runs have been found. */
const crossed = (id: string) =>
  until(async () => {
    const where = { run: { sweepId: localId('Sweep', id) } };
    return (await api.client.crossing.count({ where })) === 3 || null;
  });

const datasetOf = async (team: TestTeam, id: string) => {
  const query = `query ($id: ID!) { sweep(id: $id) { dataset { id name contentHash file { sha256 } } } }`;
  type Found = { id: string; name: string; contentHash: string; file: { sha256: string } | null };
  const { sweep } = await ask<{ sweep: { dataset: Found } }>(api.url, query, {
    token: team.readToken,
    variables: { id },
  });
  return sweep.dataset;
};

describe('a sweep on a data set by upload, as a bundle', () => {
  it('holds the SHA-256 of the file, and nothing that stands in it', async () => {
    const files = await unzip(bundle);
    expect(JSON.parse(String(files.get('sweep.json'))).dataset.spec).toMatchObject({
      loader: 'upload',
      sha256,
    });
    for (const text of files.values()) expect(String(text)).not.toContain('0.8125');
  });

  it('becomes the same sweep in a team without the file, which is told to send it before it trains on it', async () => {
    const other = await createTeam();
    const look = await importFile(api.url, other, bundle, { dryRun: true });
    expect(look.preview).toMatchObject({ isModelNew: false, isDatasetNew: true, runCount: 3, problems: [] });
    const { sweep } = await importFile(api.url, other, bundle);
    const importedId = sweep?.id ?? '';
    const { id, ...dataset } = await datasetOf(other, importedId);
    const { contentHash } = await datasetOf(sender, sweepId);
    expect(dataset).toEqual({ name: 'Table', contentHash, file: null });
    await crossed(importedId);
    const copy = await unzip(await bundleOf(api.url, importedId, other.readToken));
    const original = await unzip(bundle);
    for (const name of ['sweep.json', 'measurements.ndjson'])
      expect(String(copy.get(name))).toBe(String(original.get(name)));

    const order = { datasetId: id, batchSizes: [32], seeds: [4] };
    expect(await sendSweep(api.url, other, order)).toMatchObject({
      sweep: null,
      userErrors: [{ code: 'DATASET_UNAVAILABLE', message: expect.stringContaining(sha256) }],
    });
    const asWorker = { headers: { authorization: `Bearer ${other.workerToken}` } };
    const file = () => fetch(`${api.url}/dataset-files/${sha256}`, asWorker);
    expect((await file()).status).toBe(404);

    expect(await record(other)).toBe(id);
    expect((await datasetOf(other, importedId)).file).toEqual({ sha256 });
    expect((await sendSweep(api.url, other, order)).userErrors).toEqual([]);
    expect(await (await file()).text()).toBe(table);
  });
});

describe('a benchmark on a data set by upload', () => {
  let benchmarkId: string;
  let submissionId: string;
  const listed: [team: TestTeam, submissionId: string][] = [];
  beforeAll(async () => {
    const rules = {
      modelId: sender.modelId,
      datasetId,
      metric: 'TRAINING_LOSS',
      threshold: 0.1,
      ranking: 'WORK',
    };
    const input = { teamId: sender.id, name: 'Table to 0.1', slug: 'table', rules };
    const made = await change<{ benchmark: { id: string } }>(
      api.url,
      sender.adminToken,
      'createBenchmark',
      'benchmark { id }',
      input,
    );
    benchmarkId = made.benchmark.id;
    submissionId = (await submit(sender, sweepId)).submission?.id ?? '';
    listed.push([sender, submissionId]);
  });

  type Submitted = { id: string; origin: string; rank: number | null };
  const submit = (team: TestTeam, id: string) =>
    change<{ submission: Submitted | null }>(
      api.url,
      team.writeToken,
      'submitSweep',
      'submission { id origin rank }',
      { benchmarkId, sweepId: id },
    );

  it('takes sweeps of every team that has sent the same file and says the same of it, and no other', async () => {
    const [same, edited, split] = [await createTeam(), await createTeam(), await createTeam()];
    const onSame = await train(same, await record(same));
    const submitted = await submit(same, onSame);
    expect(submitted).toMatchObject({ submission: { origin: 'TRAINED', rank: 1 }, userErrors: [] });
    listed.push([same, submitted.submission?.id ?? '']);
    const onEdited = await train(edited, await record(edited, table.replace('0.8125', '0.8126')));
    expect(codesOf(await submit(edited, onEdited))).toEqual(['SUBMISSION_OFF_TASK']);
    const onSplit = await train(split, await record(split, table, { ...tableSpec, split: { seed: 2 } }));
    expect(codesOf(await submit(split, onSplit))).toEqual(['SUBMISSION_OFF_TASK']);
  });

  it('is replicated by a team once it has sent the file, and by none without', async () => {
    const other = await createTeam();
    const replicate = () =>
      change<{ sweep: { id: string; origin: string } | null }>(
        api.url,
        other.writeToken,
        'replicateSubmission',
        'sweep { id origin }',
        { submissionId, teamId: other.id },
      );
    expect(await replicate()).toMatchObject({
      sweep: null,
      userErrors: [{ code: 'DATASET_UNAVAILABLE', message: expect.stringContaining(sha256) }],
    });
    expect(await api.client.sweep.count({ where: { teamId: other.localId } })).toBe(0);

    const sent = await record(other);
    const { sweep, userErrors } = await replicate();
    expect(userErrors).toEqual([]);
    expect(sweep?.origin).toBe('TRAINED');
    expect(await datasetOf(other, sweep?.id ?? '')).toMatchObject({ id: sent, file: { sha256 } });
    const { lease } = await (await startTestWorker(api.url, other)).claim();
    const run = await api.client.run.findUniqueOrThrow({
      where: { id: localId('Run', lease?.run.id ?? '') },
    });
    expect(run.sweepId).toBe(localId('Sweep', sweep?.id ?? ''));
  });

  it('lists a sweep that came as a bundle to a team without the file, and ranks it not', async () => {
    const other = await createTeam();
    const { sweep } = await importFile(api.url, other, bundle);
    // A copy of runs that are listed is none of its own.
    expect(codesOf(await submit(other, sweep?.id ?? ''))).toEqual(['CONFLICT']);
    // Two teams have trained the very same runs.
    for (const [{ adminToken }, id] of listed)
      await change(api.url, adminToken, 'withdrawSubmission', 'submission { id }', { submissionId: id });
    expect(await submit(other, sweep?.id ?? '')).toMatchObject({
      submission: { origin: 'IMPORTED', rank: null },
      userErrors: [],
    });
  });
});
