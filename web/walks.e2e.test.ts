import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../launcher/src/testing/chromium.ts';
import { type Product, startProduct } from '../launcher/src/testing/product.ts';
import { openTemporaryFolder } from '../launcher/src/testing/temporaryFolder.ts';
import { inspectPage } from './harness/inspectPage.ts';

const repositoryFolder = fileURLToPath(new URL('..', import.meta.url));
const signInUrl = /http:\/\/127\.0\.0\.1:\d+\/\S*magic-link\S*/;

let folder: string;
let product: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let origin: string;
let workerToken: string;
let worker: ChildProcess | undefined;
let sweepUrl: string;
let failures: Promise<void>;

/** The product, with no worker of its own, and its owner, signed in. */
beforeAll(async () => {
  folder = openTemporaryFolder('walks');
  product = startProduct(['--data-dir', folder, '--no-first-sweep', '--slots', '0']);
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 1376, height: 900 }, locale: 'en-GB' });
  page = await context.newPage();
  const [address] = await product.printed(signInUrl, 120);
  await page.goto(address, { waitUntil: 'networkidle' });
  origin = new URL(page.url()).origin;
}, 180_000);

afterAll(async () => {
  await browser?.close();
  worker?.kill();
  await product?.interrupt();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

describe('an engineer', () => {
  it('starts a small sweep by keyboard alone, and is told that nobody trains it yet', async () => {
    await page.keyboard.press('n');
    await page.waitForURL(`${origin}/sweeps/new`, { waitUntil: 'networkidle' });
    await tabTo('Model');
    await page.keyboard.type('Softmax');
    await tabTo('Adaptive: the platform chooses the next run by itself');
    await page.keyboard.press('ArrowUp');
    await typeInto('Batch sizes, separated by commas', '16, 64, 256');
    await typeInto('Seeds', '1');
    await typeInto('Threshold', '0.5');
    await typeInto('Budget: gradients per run', '40000');
    await tabTo('Start the sweep');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sweeps\/(?!new)/, { waitUntil: 'networkidle' });
    sweepUrl = page.url();
    await page.getByText('No worker is there').waitFor();
    expect(await inspectPage(page)).toEqual([]);
  }, 60_000);

  it('has a worker that breaks, again and again', async () => {
    workerToken = await makeToken(['worker']);
    failures = failEveryAttempt();
  }, 30_000);
});

describe('a colleague who can only look', () => {
  it('comes in by the link of an invitation, sees the sweeps and no button, and is refused what he sends all the same', async () => {
    await page.goto(`${origin}/team`, { waitUntil: 'networkidle' });
    const invitation = page.locator('form', { has: page.getByRole('button', { name: 'Invite' }) });
    await invitation.getByLabel('E-mail').fill('colleague@example.org');
    await invitation.getByRole('combobox').selectOption('VIEWER');
    await invitation.getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByLabel('Link of the invitation').inputValue();

    const elsewhere = await browser.newContext({ locale: 'en-GB' });
    const his = await elsewhere.newPage();
    await his.goto(link, { waitUntil: 'networkidle' });
    await his.getByLabel('Name').fill('Colleague');
    await his.getByLabel('Password').fill('a long enough password');
    await his.getByRole('button', { name: 'Make an account and join' }).click();
    await his.waitForURL(`${origin}/sweeps`);
    await his
      .getByRole('link', { name: /Softmax/ })
      .first()
      .click();
    await his.getByRole('heading', { name: 'Runs', exact: true }).waitFor();
    for (const name of ['Clone', 'Add runs', 'Cancel the sweep'])
      expect(await his.getByText(name, { exact: true }).count()).toBe(0);
    await his.goto(`${origin}/team`);
    expect(await his.getByRole('button', { name: /Invite|Make a token|Record|Remove/ }).count()).toBe(0);

    const { sweeps } = await ask('query { sweeps(first: 1) { nodes { id } } }');
    const query = `mutation { cancelSweep(input: { sweepId: "${sweeps.nodes[0].id}" }) { userErrors { code } } }`;
    const answer = await his.request.post(`${origin}/graphql`, { data: { query } });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    await elsewhere.close();
  }, 60_000);
});

describe('a manager', () => {
  it('sets a price, begins a study on a sweep with an answer, and reads money on its page', async () => {
    await page.goto(`${origin}/team`, { waitUntil: 'networkidle' });
    await page.getByLabel('Device', { exact: true }).fill('cpu');
    await page.getByLabel('Price per device hour').fill('2.5');
    await page.getByLabel('Currency').fill('EUR');
    await page.getByRole('button', { name: 'Record' }).click();
    await page.getByText('2.50 EUR per device hour').waitFor();

    await page.goto(`${origin}/studies`, { waitUntil: 'networkidle' });
    await page.getByLabel('Name').fill('Digits');
    await page.getByRole('button', { name: 'Begin the study' }).click();
    await page.waitForURL(/\/studies\/./, { waitUntil: 'networkidle' });
    const stage = page.locator('form', { has: page.getByRole('button', { name: 'Add the stage' }) });
    await stage.getByLabel('Name').fill('Pilot');
    await stage.getByRole('combobox').selectOption({ index: 1 });
    await stage.getByRole('button', { name: 'Add the stage' }).click();
    await page.getByRole('heading', { name: 'Pilot' }).first().waitFor();
    expect(await inspectPage(page)).toEqual([]);
  }, 60_000);
});

describe('the engineer', () => {
  it('sees the runs that failed at every attempt, and has them tried again', async () => {
    await failures;
    await page.goto(sweepUrl);
    await page.getByText('The fan has stopped.').first().waitFor();
    await page.getByRole('button', { name: 'Retry failed runs' }).click();
    await page.getByText('The fan has stopped.').first().waitFor({ state: 'detached' });
  }, 60_000);

  it('attaches a worker with the line of the team page, and sees the sweep trained without a reload', async () => {
    await page.evaluate('window.neverReloaded = true');
    const team = await context.newPage();
    await team.goto(`${origin}/team`);
    const line = await team.getByLabel(/^Attach a worker/).inputValue();
    worker = spawn('sh', ['-c', `exec env ${line.replace('…', workerToken)} --name second`], {
      cwd: repositoryFolder,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PATH: join(repositoryFolder, 'node_modules/.bin') + delimiter + process.env.PATH,
      },
      stdio: 'ignore',
    });
    await page.getByText('Finished: 3 of 3 runs').waitFor({ timeout: 60_000 });
    expect(await page.getByText('second', { exact: true }).count()).toBeGreaterThan(0);
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    await team.reload();
    await team.getByRole('rowheader', { name: 'second' }).waitFor();
    await team.close();
  }, 120_000);

  it('watches a long sweep over the death of the API, and cancels it', async () => {
    const [sweepId] = await createSweeps([{ threshold: 1e-6, maxExamplesPerRun: 100_000_000 }]);
    await page.goto(`${origin}/sweeps/${encodeURIComponent(sweepId as string)}`);
    await page.getByText('live', { exact: true }).waitFor();
    await page
      .getByTitle(/running on second/)
      .first()
      .waitFor({ timeout: 30_000 });
    await page.evaluate('window.neverReloaded = true');

    process.kill(processOf('api/src/main.ts'), 'SIGKILL');
    await page.getByText('Connection lost').waitFor();
    await page.getByText('live', { exact: true }).waitFor({ timeout: 30_000 });

    await page.getByRole('button', { name: 'Cancel the sweep' }).click();
    await page
      .getByText(/^Cancelled: /)
      .first()
      .waitFor({ timeout: 30_000 });
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
  }, 120_000);

  it('compares six sweeps', async () => {
    await createSweeps([2, 3, 4, 5, 6].map((seed) => ({ seed, threshold: 0.45 + seed / 100 })));
    for (let left = 1; left > 0; await sleep(200)) {
      const { sweeps } = await ask(
        'query { sweeps(first: 50, where: { status: RUNNING }) { nodes { id } } }',
      );
      left = sweeps.nodes.length;
    }
    await page.goto(`${origin}/compare`);
    for (const box of (await page.getByRole('checkbox').all()).slice(0, 5)) await box.check();
    await page.getByRole('checkbox').last().check();
    await page.getByRole('button', { name: 'Compare the chosen sweeps' }).click();
    await page.waitForURL(/compare\?s=.*(&s=.*){5}/);
    await page.getByRole('columnheader', { name: 'F' }).first().waitFor();
    expect(await inspectPage(page)).toEqual([]);
  }, 90_000);
});

describe('a reader of Japanese with a phone', () => {
  it('signs in anew and reads the newest sweep', async () => {
    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'ja-JP',
      colorScheme: 'dark',
      storageState: await context.storageState(),
    });
    const his = await phone.newPage();
    await his.goto(`${origin}/sweeps`);
    await his
      .getByRole('link', { name: /Softmax/ })
      .first()
      .click();
    await his.getByRole('heading', { name: '実行', exact: true }).waitFor();
    expect(await his.locator('html').getAttribute('lang')).toBe('ja');
    expect(await inspectPage(his)).toEqual([]);
    await phone.close();
  }, 60_000);
});

/** A worker whose every attempt fails, until no run has a try left: that is five each, after ever longer waits. */
async function failEveryAttempt(): Promise<void> {
  const { teams } = (await ask('query { viewer { teams { id } } }')).viewer;
  const { registerWorker } = await askAsWorker(
    'mutation ($input: RegisterWorkerInput!) { registerWorker(input: $input) { worker { id } } }',
    { teamId: teams[0].id, name: 'broken', device: 'cpu', engine: 'none', slots: 1, details: {} },
  );
  for (let failed = 0; failed < 3; ) {
    const { claimRun } = await askAsWorker(
      'mutation ($input: ClaimRunInput!) { claimRun(input: $input) { lease { run { id } fencingToken } } }',
      { workerId: registerWorker.worker.id },
    );
    if (!claimRun.lease) {
      await sleep(250);
      continue;
    }
    const { run, fencingToken } = claimRun.lease;
    const { failRun } = await askAsWorker(
      'mutation ($input: FailRunInput!) { failRun(input: $input) { run { status } } }',
      { runId: run.id, fencingToken, code: 'WORKER_FAILED', message: 'The fan has stopped.' },
    );
    if (failRun.run.status === 'FAILED') failed++;
  }
}

/** Presses Tab until what has the focus is called so. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement | null;
      return (focused?.labels?.[0] ?? focused)?.textContent;
    });
    if (label === name) return;
  }
  throw new Error(`no way by Tab to "${name}"`);
}

async function typeInto(name: string, text: string): Promise<void> {
  await tabTo(name);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Makes a token on the team page, as its owner does, and takes the secret that is shown once. */
async function makeToken(scopes: string[]): Promise<string> {
  const team = await context.newPage();
  await team.goto(`${origin}/team`, { waitUntil: 'networkidle' });
  const form = team.locator('form', { has: team.getByRole('button', { name: 'Make a token' }) });
  await form.getByLabel('Name').fill('worker');
  for (const scope of scopes) await form.getByLabel(scope, { exact: true }).check();
  await form.getByRole('button', { name: 'Make a token' }).click();
  const secret = await team.getByLabel('Secret of the token').inputValue();
  await team.close();
  return secret;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each read once.
type Answer = any;

async function ask(
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await page.request.post(`${origin}/graphql`, { data: { query, variables }, headers });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function askAsWorker(query: string, input: object): Promise<Answer> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${workerToken}` },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return ((await response.json()) as Answer).data;
}

type SweepSettings = { threshold: number; seed?: number; maxExamplesPerRun?: number };

/** Sweeps like the first one of the walk, with other settings; their ids. */
async function createSweeps(settings: SweepSettings[]): Promise<string[]> {
  const { viewer, models, datasets } = await ask(
    'query { viewer { teams { id } } models(first: 50) { nodes { id name } } datasets(first: 50) { nodes { id name } } }',
  );
  const named = (nodes: { id: string; name: string }[], name: string) =>
    nodes.find((node) => node.name.startsWith(name))?.id;
  const ids: string[] = [];
  for (const { threshold, seed = 1, maxExamplesPerRun = 40_000 } of settings) {
    const { createSweep } = await ask(
      'mutation ($input: CreateSweepInput!) { createSweep(input: $input) { sweep { id } userErrors { message } } }',
      {
        input: {
          teamId: viewer.teams[0].id,
          modelId: named(models.nodes, 'Softmax'),
          datasetId: named(datasets.nodes, 'MNIST'),
          batchSizes: [16, 64, 256],
          seeds: [seed],
          targets: [{ metric: 'TRAINING_LOSS', threshold }],
          maxExamplesPerRun,
          policy: { armijo: {} },
          evaluation: {},
        },
      },
    );
    if (!createSweep.sweep) throw new Error(JSON.stringify(createSweep.userErrors));
    ids.push(createSweep.sweep.id);
  }
  return ids;
}

/** The process of the product that runs a script. */
function processOf(script: string): number {
  for (const pid of readdirSync('/proc').map(Number).filter(Boolean)) {
    try {
      const isOurs = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(folder);
      if (isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script)) return pid;
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new Error(`no process runs ${script}`);
}
