import type { ChildProcess } from 'node:child_process';
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { migrate } from '@critbatch/prisma/migrate/migrate';
import type { Server } from '@critbatch/prisma/server/startServer';
import { startServer } from '@critbatch/prisma/server/startServer';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, send } from './testing/graphql.ts';
import { subscribe } from './testing/subscribe.ts';
import { until } from './testing/until.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const loader = ['--import', './api/src/server/loader/register.mjs'];

let folder: string;
let postgres: Server;
let environment: NodeJS.ProcessEnv;
let api: ChildProcess;
let url: string;

/** The API as the launcher starts it. */
async function startProcess(): Promise<void> {
  api = fork('api/src/main.ts', {
    cwd: root,
    env: environment,
    execArgv: loader,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [message] = (await once(api, 'message')) as [{ type: string; port: number }];
  expect(message.type).toBe('ready');
  url = `http://127.0.0.1:${message.port}`;
}

type FirstOwner = {
  teamId: string;
  signInUrl: string;
  workerToken: string;
  ownerToken: string;
  created: boolean;
};

async function firstOwner(): Promise<FirstOwner> {
  const args = [...loader, 'api/src/server/commands/firstOwner.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: environment });
  return JSON.parse(stdout) as FirstOwner;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-main-'));
  await chmod(folder, 0o755);
  postgres = await startServer({ dataFolder: join(folder, 'postgres'), durable: false });
  await migrate(postgres.url);
  environment = {
    PATH: process.env.PATH,
    DATABASE_URL: postgres.url,
    CRITBATCH_API_PORT: '0',
    CRITBATCH_PUBLIC_URL: 'http://localhost:4100',
    CRITBATCH_AUTH_SECRET: 'a secret of tests that is long enough',
    CRITBATCH_DATA_DIR: join(folder, 'data'),
  };
  await startProcess();
});

afterAll(async () => {
  api.kill('SIGKILL');
  await postgres.stop();
  await rm(folder, { recursive: true });
});

describe('the API as a process', () => {
  it('gives the launcher a team, a link and tokens; the tokens of an earlier start are useless afterwards', async () => {
    const first = await firstOwner();
    expect(first.created).toBe(true);
    const scopes = async (token: string) => {
      const { data } = await send<{ viewer: { scopes: string[]; teams: { id: string }[] } }>(
        url,
        '{ viewer { scopes teams { id } } }',
        { token },
      );
      return data?.viewer ?? null;
    };
    expect(await scopes(first.workerToken)).toEqual({ scopes: ['worker'], teams: [{ id: first.teamId }] });
    expect(await scopes(first.ownerToken)).toEqual({
      scopes: ['read', 'write'],
      teams: [{ id: first.teamId }],
    });
    const builtIn = await ask<unknown>(
      url,
      '{ models { nodes { name version parameterCount } } datasets { nodes { name trainingExamples } } }',
      { token: first.ownerToken },
    );
    expect(builtIn).toEqual({
      models: {
        nodes: expect.arrayContaining([
          { name: 'Softmax regression 784-10', version: 1, parameterCount: 7850 },
          { name: 'MLP 784-128-10', version: 1, parameterCount: 101_770 },
        ]),
      },
      datasets: { nodes: expect.arrayContaining([{ name: 'MNIST', trainingExamples: 60_000 }]) },
    });

    const second = await firstOwner();
    expect(second).toMatchObject({ created: false, teamId: first.teamId });
    expect(await scopes(first.workerToken)).toBeNull();
    expect(await scopes(second.workerToken)).not.toBeNull();
  });

  it('says that the database is away, and recovers with every subscription when it is back', async () => {
    const { ownerToken, workerToken, teamId } = await firstOwner();
    const query =
      '{ models(where: { name: "MLP 784-128-10" }) { nodes { id } } datasets(where: { name: "MNIST" }) { nodes { id } } }';
    const { models, datasets } = await ask<Record<'models' | 'datasets', { nodes: { id: string }[] }>>(
      url,
      query,
      { token: ownerToken },
    );
    const input = {
      teamId,
      modelId: models.nodes[0]?.id,
      datasetId: datasets.nodes[0]?.id,
      batchSizes: [32],
      seeds: [1],
      targets: [{ metric: 'TRAINING_LOSS', threshold: 0.3 }],
      policy: {},
      evaluation: {},
      maxExamplesPerRun: 1000,
    };
    const { createSweep } = await ask<{ createSweep: { sweep: { id: string } } }>(
      url,
      'mutation ($input: CreateSweepInput!) { createSweep(input: $input) { sweep { id } } }',
      { token: ownerToken, variables: { input } },
    );
    const live = await subscribe(url, ownerToken, { sweepId: createSweep.sweep.id });

    await postgres.stop();
    const { errors } = await send(url, query, { token: ownerToken });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'DATABASE_UNAVAILABLE', retryable: true } });
    expect(JSON.stringify(errors)).not.toMatch(/node_modules|at .*\.ts|ECONNREFUSED/);
    expect((await fetch(`${url}/health`)).status).toBe(503);

    postgres = await startServer({ dataFolder: join(folder, 'postgres'), durable: false });
    await until(async () => ((await fetch(`${url}/health`)).status === 200 ? true : null));
    const register = `mutation ($teamId: ID!) {
      registerWorker(input: { teamId: $teamId, name: "w", device: "cpu", engine: "e", slots: 1, details: {} }) { worker { id } }
    }`;
    const { registerWorker } = await ask<{ registerWorker: { worker: { id: string } } }>(url, register, {
      token: workerToken,
      variables: { teamId },
    });
    await ask(url, 'mutation ($id: ID!) { claimRun(input: { workerId: $id }) { lease { fencingToken } } }', {
      token: workerToken,
      variables: { id: registerWorker.worker.id },
    });
    expect((await live.until(() => true)).map(({ kind }) => kind)).toEqual(['RUN_CLAIMED']);
    live.close();
  });

  it('drains and ends soon after SIGTERM, and by itself when its parent is gone', async () => {
    const start = performance.now();
    api.kill('SIGTERM');
    expect(await once(api, 'exit')).toEqual([0, null]);
    // A second on a quiet machine; nobody who is slow may keep it.
    expect(performance.now() - start).toBeLessThan(15_000);

    await startProcess();
    api.disconnect();
    expect(await once(api, 'exit')).toEqual([0, null]);
  });
});
