import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@critbatch/prisma/server/freePort';
import { afterAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { openDatabase } from './database.ts';
import { firstOwner } from './firstOwner.ts';
import { parts } from './parts.ts';
import { repositoryFolder } from './repository.ts';
import { SupervisedProcess } from './supervisedProcess.ts';
import { openTemporaryFolder } from './testing/temporaryFolder.ts';

const table = 'a,b,class,fold\n1,2,0,training\n3,4,1,training\n5,6,2,training\n7,8,0,test\n';
const tableSpec = {
  format: 'csv',
  inputShape: [2],
  classes: 3,
  columns: { label: 'class', part: 'fold', inputs: ['a', 'b'] },
};

const place = openTemporaryFolder('backup');
const open: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of open.reverse()) await close();
  rmSync(place, { recursive: true, force: true });
});

/** What the page tells a user of npm start to type. */
const [backUp = '', restore = ''] = [
  ...readFileSync(join(repositoryFolder, 'docs/backup.md'), 'utf8').matchAll(/^```sh\n(.*?)^```$/gms),
].map(([, commands]) => commands);
const type = (commands: string) => execFileSync('sh', ['-ec', commands], { cwd: place, stdio: 'pipe' });

/** Database and API as npm start has them, on a data folder. */
async function start(dataFolder: string) {
  mkdirSync(dataFolder, { recursive: true });
  const database = await openDatabase({ databaseUrl: null, dataFolder });
  open.push(() => database.close());
  const port = await freePort();
  const environment = {
    DATABASE_URL: database.url,
    CRITBATCH_PUBLIC_URL: 'http://127.0.0.1:4399',
    CRITBATCH_AUTH_SECRET: 'a secret of a test, with enough letters',
    CRITBATCH_DATA_DIR: dataFolder,
    CRITBATCH_API_PORT: String(port),
  };
  const contents = await contentsOf(database.url);
  const owner = await firstOwner(environment);
  const logFile = join(dataFolder, 'api.log');
  const spec = {
    name: 'api',
    ...parts.api,
    environment,
    folder: repositoryFolder,
    logFile,
    readySeconds: 120,
  };
  const api = new SupervisedProcess(spec, () => {});
  open.push(() => api.stop(10));
  await api.start();
  return {
    url: `http://127.0.0.1:${port}`,
    owner,
    /** As it was found, before anything here wrote to it. */
    contents,
    async stop() {
      await api.stop(10);
      const left = await contentsOf(database.url);
      await database.close();
      return left;
    },
  };
}

/** Rows and their digest for each table. */
async function contentsOf(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const contents: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ digest: string }>(
        `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS digest FROM "${name}" t`,
      );
      contents[name] = rows[0]?.digest ?? '';
    }
    return contents;
  } finally {
    await client.end();
  }
}

type Product = Awaited<ReturnType<typeof start>>;

async function ask<Data>({ url, owner }: Product, query: string, input: object, token = owner.ownerToken) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, Data>; errors?: object[] };
  const [payload] = Object.values(data ?? {});
  expect([errors, (payload as { userErrors?: object[] })?.userErrors]).toEqual([undefined, []]);
  return payload as Data;
}

/** A data set of a file, a sweep of it, and the beginning of a log. */
async function fill(product: Product): Promise<string> {
  const { url, owner } = product;
  const { teamId, ownerToken, workerToken } = owner;
  const sent = await fetch(`${url}/uploads?${new URLSearchParams({ teamId, fileName: 'table.csv' })}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ownerToken}`, 'content-type': 'application/octet-stream' },
    body: table,
  });
  const { id: uploadId } = (await sent.json()) as { id: string };
  const { dataset } = await ask<{ dataset: { id: string; file: { sha256: string } } }>(
    product,
    `mutation ($input: CreateDatasetFromUploadInput!) {
      createDatasetFromUpload(input: $input) { dataset { id file { sha256 } } userErrors { message } } }`,
    { uploadId, name: 'Table', spec: tableSpec },
  );
  const modelSpec = { architecture: 'softmaxRegression', inputShape: [2], classes: 3 };
  const { model } = await ask<{ model: { id: string } }>(
    product,
    'mutation ($input: CreateModelInput!) { createModel(input: $input) { model { id } userErrors { message } } }',
    { teamId, name: 'Small', spec: modelSpec },
  );
  await ask(
    product,
    'mutation ($input: CreateSweepInput!) { createSweep(input: $input) { userErrors { message } } }',
    {
      ...{ teamId, modelId: model.id, datasetId: dataset.id, batchSizes: [1], seeds: [1] },
      targets: [{ metric: 'TRAINING_LOSS', threshold: 0.1 }],
      ...{ maxExamplesPerRun: 300, policy: { armijo: { reset: 'MAXIMUM' } }, evaluation: {} },
    },
  );
  const { worker } = await ask<{ worker: { id: string } }>(
    product,
    'mutation ($input: RegisterWorkerInput!) { registerWorker(input: $input) { worker { id } userErrors { message } } }',
    { teamId, name: 'by hand', device: 'cpu', engine: 'none', slots: 1, details: {} },
    workerToken,
  );
  const { lease } = await ask<{ lease: { run: { id: string }; fencingToken: number } }>(
    product,
    'mutation ($input: ClaimRunInput!) { claimRun(input: $input) { lease { run { id } fencingToken } userErrors { message } } }',
    { workerId: worker.id },
    workerToken,
  );
  const counts = {
    functionEvaluations: 0,
    gradientEvaluations: 0,
    exhaustedSearches: 0,
    belowResolutionSteps: 0,
  };
  const row = { step: 1, examplesSeen: 1, trainingLoss: 1.5, ...counts };
  const seconds = { wallSeconds: 1, deviceSeconds: 1, evaluationSeconds: 0 };
  await ask(
    product,
    'mutation ($input: ReportMeasurementsInput!) { reportMeasurements(input: $input) { userErrors { message } } }',
    {
      ...{ runId: lease.run.id, fencingToken: lease.fencingToken, sequence: 0, step: 1, examplesSeen: 1 },
      measurements: [{ ...row, ...seconds }],
    },
    workerToken,
  );
  return dataset.file.sha256;
}

it('restores every row, log and file from a backup that was made as docs/backup.md says', async () => {
  const first = await start(join(place, '.critbatch'));
  const sha256 = await fill(first);
  const left = await first.stop();
  expect(left.Measurement).toMatch(/^1 /);
  type(backUp);
  rmSync(join(place, '.critbatch'), { recursive: true });
  type(restore);

  const second = await start(join(place, '.critbatch-restored'));
  expect(second.contents).toEqual(left);
  const headers = { authorization: `Bearer ${second.owner.ownerToken}` };
  const file = await fetch(`${second.url}/dataset-files/${sha256}`, { headers });
  expect([file.status, await file.text()]).toEqual([200, table]);
  await second.stop();
});
