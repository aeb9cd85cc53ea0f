import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { until } from '../testing/until.ts';

let database: OwnedDatabase;
let platform: TestPlatform;
/** What the workers of a machine share: their home. */
let home: string;
const doors: { close: () => void }[] = [];

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, 2);
  home = await mkdtemp(join(tmpdir(), 'critbatch-home-'));
});
afterEach(async () => {
  await platform.killWorkers();
  for (const door of doors.splice(0)) door.close();
});
afterAll(async () => {
  await platform?.stop();
  await database?.drop();
  await rm(home, { recursive: true, force: true });
});

/** Two classes that a line parts, far from even; 400 kB, so that a download can be cut short. */
const rows = Array.from({ length: 12_000 }, (_, row) => {
  const [kind, angle] = [row % 3 === 0 ? 1 : 0, row * 2.399963];
  const [x, y] = [Math.cos(angle) + 3 * kind, Math.sin(angle) - 3 * kind];
  return `${row},${x.toFixed(6)},${kind},${y.toFixed(6)}`;
});
const table = `id,x,species,y\n${rows.join('\n')}\n`;

it('trains on a table that a user has sent until a K is found, on two workers that fetch it once, even where one is killed half way', async () => {
  const { sweepGlobalId, sha256 } = await sweepOnTable();
  const { id: sweepId } = await database.client.sweep.findFirstOrThrow();
  const slow = await slowDoor(platform.apiUrl, table.length / 2);
  doors.push(slow);
  const settings = { HOME: home, CRITBATCH_API_URL: slow.url };
  const folder = join(home, '.cache/critbatch/uploads');
  const killed = platform.startWorker(['--slots', '1', '--name', 'first'], undefined, settings);
  await until(
    'half of the file is there',
    async () => {
      const [part] = await readdir(folder).catch(() => []);
      return part && (await stat(join(folder, part))).size > 0 ? true : null;
    },
    30,
  );
  killed.kill('SIGKILL');
  await killed.ended;
  slow.open();
  const workers = ['second', 'third'].map((name) =>
    platform.startWorker(['--slots', '1', '--name', name, '--until-done'], undefined, settings),
  );
  expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
  const runs = await database.client.run.findMany({
    where: { sweepId },
    orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
  });
  expect(runs.map(({ status, outcome }) => [status, outcome])).toEqual(
    runs.map(() => ['SUCCEEDED', 'TARGETS_REACHED']),
  );
  const crossings = await until('every run has its K', async () => {
    const found = await database.client.crossing.findMany({ where: { run: { sweepId } } });
    return found.length === runs.length && found;
  });
  for (const { upperSteps } of crossings) expect(Number(upperSteps)).toBeGreaterThan(1);
  expect(await readdir(folder)).toEqual([sha256]);
  // The first broke off; whoever came next went on from there.
  expect(slow.ranges.filter((range) => range !== undefined)).toEqual([
    expect.stringMatching(/^bytes=[1-9]\d*-$/),
  ]);

  // What was damaged on the disk is fetched anew.
  await writeFile(join(folder, sha256), table.replace('0.', '1.'));
  await ask('mutation ($input: AddRunsInput!) { addRuns(input: $input) { userErrors { message } } }', {
    sweepId: sweepGlobalId,
    batchSizes: [8],
    seeds: [3],
  });
  const last = platform.startWorker(['--slots', '1', '--name', 'fourth', '--until-idle'], undefined, {
    HOME: home,
  });
  expect(await last.ended).toBe(0);
  expect((await stat(join(folder, sha256))).size).toBe(table.length);
  expect(await database.client.run.count({ where: { sweepId, status: 'SUCCEEDED' } })).toBe(runs.length + 1);
});

async function ask<Data>(query: string, input: object): Promise<Data> {
  const response = await fetch(`${platform.apiUrl}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${platform.ownerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const answer = (await response.json()) as { data: Data };
  expect(JSON.stringify(answer)).not.toMatch(/"(errors|message)":/);
  return answer.data;
}

/** Data set and sweep as a user makes them: a file is sent, said what it is, and a softmax regression trained on it. */
async function sweepOnTable(): Promise<{ sweepGlobalId: string; sha256: string }> {
  const { apiUrl, ownerToken: token, teamId } = platform;
  const headers = { authorization: `Bearer ${token}` };
  const address = `${apiUrl}/uploads?${new URLSearchParams({ teamId, fileName: 'species.csv' })}`;
  const sent = await fetch(address, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: table,
  });
  const upload = (await sent.json()) as { id: string; contentHash: string };
  const { createDatasetFromUpload } = await ask<{ createDatasetFromUpload: { dataset: { id: string } } }>(
    `mutation ($input: CreateDatasetFromUploadInput!) {
      createDatasetFromUpload(input: $input) { dataset { id } userErrors { message } }
    }`,
    {
      uploadId: upload.id,
      name: 'Species',
      spec: {
        format: 'csv',
        inputShape: [2],
        classes: 2,
        columns: { label: 'species', inputs: ['x', 'y'] },
        testExamples: 2_000,
        split: { seed: 7 },
        normalisation: { mean: [1], deviation: [2] },
      },
    },
  );
  const { createModel } = await ask<{ createModel: { model: { id: string } } }>(
    'mutation ($input: CreateModelInput!) { createModel(input: $input) { model { id } } }',
    { teamId, name: 'Line', spec: { architecture: 'softmaxRegression', inputShape: [2], classes: 2 } },
  );
  const { createSweep } = await ask<{ createSweep: { sweep: { id: string } } }>(
    'mutation ($input: CreateSweepInput!) { createSweep(input: $input) { sweep { id } userErrors { message } } }',
    {
      teamId,
      modelId: createModel.model.id,
      datasetId: createDatasetFromUpload.dataset.id,
      batchSizes: [8, 64],
      seeds: [1, 2],
      targets: [{ metric: 'TRAINING_LOSS', threshold: 0.02 }],
      policy: { armijo: { reset: 'MAXIMUM' } },
      evaluation: {},
      maxExamplesPerRun: 200_000,
    },
  );
  return { sweepGlobalId: createSweep.sweep.id, sha256: upload.contentHash };
}

/** A way to the API that lets so many bytes of a file through and then waits, until it is opened. */
async function slowDoor(apiUrl: string, mostBytes: number) {
  let isOpen = false;
  const ranges: (string | undefined)[] = [];
  const server = createServer((asked, answer) => {
    const isFile = asked.url?.startsWith('/dataset-files/') ?? false;
    if (isFile) ranges.push(asked.headers.range);
    const { host: _, ...headers } = asked.headers;
    const onward = request(new URL(asked.url ?? '/', apiUrl), { method: asked.method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      let bytes = 0;
      given.on('data', (chunk: Buffer) => {
        const isHeld = isFile && !isOpen;
        const rest = isHeld ? chunk.subarray(0, Math.max(0, mostBytes - bytes)) : chunk;
        bytes += rest.length;
        answer.write(rest);
        if (isHeld && bytes >= mostBytes) given.pause();
      });
      given.on('end', () => answer.end());
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ranges,
    open: () => {
      isOpen = true;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
