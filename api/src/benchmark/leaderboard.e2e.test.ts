import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@critbatch/prisma/client/createClient';
import { createClient } from '@critbatch/prisma/client/createClient';
import { migrate } from '@critbatch/prisma/migrate/migrate';
import { freePort } from '@critbatch/prisma/server/freePort';
import { startServer } from '@critbatch/prisma/server/startServer';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../launcher/src/testing/chromium.ts';
import { parseServerEnvironment } from '../environment/environment.ts';
import { startApi } from '../server/api.ts';
import { createSweepOverHttp } from '../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../testing/createTestTeam.ts';
import { signInAs } from '../testing/signInAs.ts';
import type { TestApi } from '../testing/startTestApi.ts';
import { startTestWorker } from '../testing/testWorker.ts';
import { trainQueuedRuns } from '../testing/trainSyntheticSweep.ts';

/** `npm test` has built it. */
const portalServer = fileURLToPath(new URL('../../../web/.next/standalone/web/server.js', import.meta.url));

let folder: string;
let postgres: Awaited<ReturnType<typeof startServer>>;
let client: Client;
let api: Awaited<ReturnType<typeof startApi>>;
let testApi: TestApi;
let portal: ChildProcess;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-board-'));
  await chmod(folder, 0o755);
  postgres = await startServer({ dataFolder: join(folder, 'postgres'), durable: false });
  await migrate(postgres.url);
  client = createClient(postgres.url);
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const environment = parseServerEnvironment({
    DATABASE_URL: postgres.url,
    CRITBATCH_PUBLIC_URL: origin,
    CRITBATCH_AUTH_SECRET: 'a secret of tests that is long enough',
    CRITBATCH_API_PORT: '0',
    CRITBATCH_DATA_DIR: join(folder, 'data'),
    CRITBATCH_PUBLIC_BENCHMARKS: 'on',
  });
  api = await startApi(environment);
  const url = `http://127.0.0.1:${api.port}`;
  testApi = { url, client, changes: api.changes, environment, stop: api.stop };
  portal = spawn(process.execPath, [portalServer], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      HOSTNAME: '127.0.0.1',
      PORT: String(port),
      CRITBATCH_API_URL: url,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(portal, 'message');
  browser = await launchChromium();
}, 90_000);

afterAll(async () => {
  await browser?.close();
  portal?.kill();
  await api?.stop();
  await client?.$disconnect();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('a sweep is handed in, ranked, and read with its evidence by somebody who is signed out', async () => {
  const team = await createTestTeam(client);
  await client.team.update({ where: { id: team.localId }, data: { name: 'Vision team' } });
  const sweep = await createSweepOverHttp(testApi.url, team, { batchSizes: [64], seeds: [1, 2, 3] });
  await trainQueuedRuns(await startTestWorker(testApi.url, team), 20);
  const { cookie } = await signInAs(testApi, team, 'OWNER');

  const owner = await browser.newContext({ locale: 'en-GB' });
  await owner.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url: origin };
    }),
  );
  const page = await owner.newPage();
  await page.goto(`${origin}/benchmarks`);
  await page.getByLabel('Name', { exact: true }).fill('Clusters to a loss of 0.1');
  await page.getByLabel(/^Short name/).fill('clusters');
  await page.getByLabel('Value to reach').fill('0.1');
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('heading', { level: 1, name: 'Clusters to a loss of 0.1' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/benchmarks/clusters');

  await page.goto(`${origin}/sweeps/${encodeURIComponent(sweep.id)}`);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('Rank 1').waitFor();
  await owner.close();

  const stranger = await browser.newContext({ locale: 'en-GB' });
  const board = await stranger.newPage();
  await board.goto(`${origin}/benchmarks/clusters`);
  const row = board.getByRole('row', { name: /Vision team/ });
  expect(await row.getByRole('cell').first().textContent()).toBe('1');
  expect(await row.textContent()).toContain('Recomputed');
  await row.getByRole('link', { name: 'Vision team' }).click();
  await board.getByRole('heading', { name: 'What the score rests on' }).waitFor();
  // A row for each seed, and the head of the table.
  expect(await board.getByRole('table').getByRole('row').count()).toBe(4);
  const csv = await board.getByRole('link', { name: /^Log as CSV b = 64, Seed 1/ }).getAttribute('href');
  const log = await (await fetch(origin + csv)).text();
  expect(log).toMatch(/^step,trainingLoss/);
  expect(log.trim().split('\r\n').length).toBeGreaterThan(10);
  // And nothing else: no form, and the sweep asks him to sign in.
  expect(await board.getByRole('button', { name: /Withdraw|Dispute/ }).count()).toBe(0);
  await board.goto(`${origin}/sweeps/${encodeURIComponent(sweep.id)}`);
  expect(new URL(board.url()).pathname).toBe('/sign-in');
  await stranger.close();
}, 60_000);
