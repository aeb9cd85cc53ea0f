import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import type { Walk } from '../launcher/src/testing/openWalk.ts';
import { openWalk } from '../launcher/src/testing/openWalk.ts';
import { processOf } from '../launcher/src/testing/product.ts';
import { inspectPage } from './harness/inspectPage.ts';
import { failEveryAttempt } from './harness/walks/brokenWorker.ts';
import { tabTo, typeInto } from './harness/walks/keyboard.ts';
import { ask, createSweeps } from './harness/walks/portalApi.ts';

const repositoryFolder = fileURLToPath(new URL('..', import.meta.url));

let walk: Walk;
let context: BrowserContext;
let page: Page;
let origin: string;
let workerToken: string;
let worker: ChildProcess | undefined;
let sweepUrl: string;
let studyUrl: string;
let failures: Promise<void>;

beforeAll(async () => {
  walk = await openWalk();
  ({ context, page, origin } = walk);
});

afterAll(async () => {
  worker?.kill();
  await walk?.close();
});

describe('an engineer', () => {
  it('starts a small sweep by keyboard alone, and is told that nobody trains it yet', async () => {
    const data = await context.newPage();
    await data.goto(`${origin}/datasets`, { waitUntil: 'networkidle' });
    await data.getByRole('link', { name: 'MNIST', exact: true }).click();
    await data.getByText('Name, tags, archive').click();
    await data.getByText('Delete…').click();

    await page.keyboard.press('n');
    await page.waitForURL(`${origin}/sweeps/new`, { waitUntil: 'networkidle' });
    await tabTo(page, 'Model');
    await page.keyboard.type('Softmax regression 784');
    await tabTo(page, 'Adaptive: the platform chooses the next run by itself');
    await page.keyboard.press('ArrowUp');
    await typeInto(page, 'Batch sizes, separated by commas', '16, 64, 256');
    await typeInto(page, 'Seeds', '1');
    await typeInto(page, 'Threshold', '0.5');
    await typeInto(page, 'Budget: gradients per run', '40000');
    await tabTo(page, 'Start the sweep');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sweeps\/(?!new)/, { waitUntil: 'networkidle' });
    sweepUrl = page.url();
    await page.getByText('No worker is there').waitFor();
    expect(await inspectPage(page)).toEqual([]);

    // Its page was open before the sweep was there: whoever deletes it now is told what hangs on it.
    await data.getByRole('button', { name: 'Delete for good' }).click();
    await data.getByText(/“MNIST” stays, for something depends on it: sweep #1 Softmax/).waitFor();
    expect(await inspectPage(data)).toEqual([]);
    await data.close();
  });

  it('has a worker that breaks, again and again', async () => {
    workerToken = await makeToken(['worker']);
    const { viewer } = await ask(page, 'query { viewer { teams { id } } }');
    failures = failEveryAttempt(origin, workerToken, viewer.teams[0].id);
  });
});

describe('a colleague who can only look', () => {
  it('comes in by the link of an invitation, sees the sweeps and no button, and is refused what they send all the same', async () => {
    await page.goto(`${origin}/team`, { waitUntil: 'networkidle' });
    const invitation = page.locator('form', { has: page.getByRole('button', { name: 'Invite' }) });
    await invitation.getByLabel('E-mail').fill('colleague@example.org');
    await invitation.getByRole('combobox').selectOption('VIEWER');
    await invitation.getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByLabel('Link of the invitation').inputValue();

    const elsewhere = await walk.browser.newContext({ locale: 'en-GB' });
    const his = await elsewhere.newPage();
    await his.goto(link, { waitUntil: 'networkidle' });
    await his.getByLabel('Name').fill('Colleague');
    await his.getByLabel('Password').fill('a long enough password');
    await his.getByRole('button', { name: 'Make an account and join' }).click();
    await his.waitForURL(`${origin}/`);
    await his.goto(`${origin}/sweeps`);
    await his
      .getByRole('link', { name: /Softmax/ })
      .first()
      .click();
    await his.getByRole('heading', { name: 'Runs', exact: true }).waitFor();
    for (const name of ['Clone', 'Add runs', 'Cancel the sweep'])
      expect(await his.getByText(name, { exact: true }).count()).toBe(0);
    await his.getByRole('link', { name: 'MNIST', exact: true }).click();
    await his.getByRole('heading', { name: 'Sweeps on it' }).waitFor();
    expect(await his.getByText('Name, tags, archive').count()).toBe(0);
    const start = await his.goto(`${origin}/reports/new`);
    expect(start?.status()).toBe(403);
    await his.getByText('ask an admin for the role of a member').waitFor();
    await his.goto(`${origin}/team`);
    expect(await his.getByRole('button', { name: /Invite|Make a token|Record|Remove/ }).count()).toBe(0);

    const { sweeps } = await ask(page, 'query { sweeps(first: 1) { nodes { id } } }');
    const query = `mutation { cancelSweep(input: { sweepId: "${sweeps.nodes[0].id}" }) { userErrors { code } } }`;
    const answer = await his.request.post(`${origin}/graphql`, { data: { query } });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    await elsewhere.close();
  });
});

describe('a manager', () => {
  it('sets a price, and begins a study on a sweep that nobody trains yet', async () => {
    await page.goto(`${origin}/team`, { waitUntil: 'networkidle' });
    await page.getByLabel('Device', { exact: true }).fill('cpu');
    await page.getByLabel('Price per device hour').fill('2.5');
    await page.getByLabel('Currency').fill('EUR');
    await page.getByRole('button', { name: 'Record' }).click();
    await page.getByText('2.50 EUR per device hour').waitFor();

    await page.goto(`${origin}/studies`, { waitUntil: 'networkidle' });
    await page.getByLabel('Name', { exact: true }).fill('Digits');
    await page.getByRole('button', { name: 'Begin the study' }).click();
    await page.waitForURL(/\/studies\/./, { waitUntil: 'networkidle' });
    studyUrl = page.url();
    const stage = page.locator('form', { has: page.getByRole('button', { name: 'Add the stage' }) });
    await stage.getByLabel('Name', { exact: true }).fill('Pilot');
    await stage.getByRole('radio').nth(1).check();
    await stage.getByRole('button', { name: 'Add the stage' }).click();
    await page.getByRole('heading', { name: 'Pilot' }).first().waitFor();
    expect(await inspectPage(page)).toEqual([]);
  });

  it('corrects a planned stage with a wrong size, and removes it', async () => {
    await page.goto(studyUrl, { waitUntil: 'networkidle' });
    await page.getByText('Change the study', { exact: true }).click();
    const stage = page.locator('form', { has: page.getByRole('button', { name: 'Add the stage' }) });
    await stage.getByLabel('Name', { exact: true }).fill('Production');
    await stage.getByLabel(/^Size/).fill('500000');
    await stage.getByRole('button', { name: 'Add the stage' }).click();
    await page.getByText('500\u00a0k', { exact: true }).waitFor();
    await page.goto(studyUrl, { waitUntil: 'networkidle' });
    await page.getByText('Change the study', { exact: true }).click();
    await page.getByLabel('Size (parameters)', { exact: true }).fill('600000');
    await page.getByRole('button', { name: 'Correct the stage' }).click();
    await page.getByText('600\u00a0k', { exact: true }).waitFor();
    await page.getByText('Remove the stage', { exact: true }).click();
    await page.getByRole('button', { name: 'Yes, remove it' }).click();
    await page.getByText('600\u00a0k', { exact: true }).waitFor({ state: 'detached' });
  });
});

describe('the engineer', () => {
  it('sees the runs that failed at every attempt, and has them tried again', async () => {
    await failures;
    await page.goto(sweepUrl);
    await page.getByText('The fan has stopped.').first().waitFor();
    await page.getByRole('button', { name: 'Retry failed runs' }).click();
    await page.getByRole('button', { name: 'Retry failed runs' }).waitFor({ state: 'detached' });
    // Until they are done, the page still says why they had failed.
    await page
      .getByText(/It waits for another attempt\./)
      .first()
      .waitFor();
  });

  it('attaches a worker with the line of the team page, and sees the sweep trained without a reload', async () => {
    await page.evaluate('window.neverReloaded = true');
    const team = await context.newPage();
    await team.goto(`${origin}/team`);
    const line = await team.getByLabel(/^Attach a worker/).inputValue();
    worker = spawn('sh', ['-c', `exec env ${line.replace('…', workerToken)} -- --name second`], {
      cwd: repositoryFolder,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PATH: join(repositoryFolder, 'node_modules/.bin') + delimiter + process.env.PATH,
      },
      stdio: 'ignore',
    });
    await page.getByText('Finished: 3 of 3 runs').waitFor();
    expect(await page.getByText('second', { exact: true }).count()).toBeGreaterThan(0);
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    await expectPhasesInLog(`${sweepUrl}/data/history.csv`);
    await team.reload();
    await team.getByRole('rowheader', { name: 'second' }).waitFor();
    await team.close();
  });

  it('ends the stage of the study in a decision, which stays on its page with the reason', async () => {
    await page.goto(studyUrl, { waitUntil: 'networkidle' });
    await page.getByLabel('Why', { exact: true }).fill('It is the least work.');
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByText('The study goes on.').waitFor();
    await page.getByText('It is the least work.').waitFor();
    expect(await page.getByRole('button', { name: 'Record the decision' }).count()).toBe(0);
    expect(await inspectPage(page)).toEqual([]);
  });

  it('watches a long sweep over the death of the API, and cancels it', async () => {
    const [sweepId] = await createSweeps(page, [{ threshold: 1e-6, maxExamplesPerRun: 100_000_000 }]);
    await page.goto(`${origin}/sweeps/${encodeURIComponent(sweepId as string)}`);
    await page.getByText('live', { exact: true }).waitFor();
    await page
      .getByTitle(/running on second/)
      .first()
      .waitFor();
    await page.evaluate('window.neverReloaded = true');
    const comment = page.locator('#comments form').last();
    await comment.locator('textarea').fill('Half a thought');
    // Sent again after a lost answer, it must bear the key that it bore before.
    const key = await comment.locator('[name="key"]').inputValue();

    // In the middle of a look at the sweep: what is on the page stays, and says that it is no longer live.
    await page.waitForRequest((request) => request.headers().rsc === '1');
    process.kill(processOf(walk.folder, 'api/src/main.ts'), 'SIGKILL');
    await page.getByText('Connection lost').waitFor();
    await page.getByText('live', { exact: true }).waitFor();

    // It asks first.
    await page.getByText('Cancel the sweep', { exact: true }).click();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page
      .getByText(/^Canceled: /)
      .first()
      .waitFor();
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    expect(await comment.locator('textarea').inputValue()).toBe('Half a thought');
    expect(await comment.locator('[name="key"]').inputValue()).toBe(key);
  });

  it('compares six sweeps', async () => {
    await createSweeps(
      page,
      [2, 3, 4, 5, 6].map((seed) => ({ seed, threshold: 0.45 + seed / 100 })),
    );
    for (let left = 1; left > 0; await sleep(200)) {
      const { sweeps } = await ask(
        page,
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
  });

  it('tags sweeps, archives them, finds them again, and deletes one that nothing needs', async () => {
    await page.goto(`${origin}/sweeps`, { waitUntil: 'networkidle' });
    const total = async () =>
      Number(/(\d+) (in all|found)/.exec(await page.locator('main').innerText())?.[1]);
    // A link inside the portal changes the address before the list is there.
    const showsTotal = (count: number) =>
      page
        .locator('main')
        .filter({ hasText: new RegExp(`(?<!\\d)${count} (in all|found)`) })
        .waitFor();
    const all = await total();
    const boxes = page.getByRole('checkbox', { name: /^Choose #/ });
    for (const box of [boxes.nth(0), boxes.nth(1)]) await box.check();
    await page.getByRole('textbox', { name: 'Tag' }).fill('nightly');
    await page.getByRole('button', { name: 'Add the tag' }).click();
    await page.getByText('2 changed.').waitFor();
    await page.getByRole('link', { name: 'All with the tag nightly' }).first().click();
    await page.waitForURL('**/sweeps?tag=nightly', { waitUntil: 'networkidle' });
    await showsTotal(2);
    await page.getByLabel('Choose all').check();
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByText('Nothing matches this filter.').waitFor();
    await page.getByText('2 changed.').waitFor();
    await page.goto(`${origin}/sweeps`);
    await showsTotal(all - 2);
    await page.getByLabel('Archived ones only').check();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL('**/sweeps?*archived=1*', { waitUntil: 'networkidle' });
    expect(await inspectPage(page)).toEqual([]);
    await boxes.first().check();
    await page.getByText('Delete…').click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('1 deleted.').waitFor();
    await boxes.nth(1).waitFor({ state: 'detached' });
    await boxes.first().check();
    await page.getByRole('button', { name: 'Take out of the archive' }).click();
    await page.getByText('Nothing matches this filter.').waitFor();
    await page.goto(`${origin}/sweeps`);
    await showsTotal(all - 1);
  });
});

describe('a reader of Japanese with a phone', () => {
  it('signs in anew and reads the newest sweep', async () => {
    const phone = await walk.browser.newContext({
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
  });
});

/** The log that the page exports has the seconds of each phase: parts of those of the steps, once the engine knows them. */
async function expectPhasesInLog(address: string): Promise<void> {
  const [header = '', ...lines] = (await (await page.request.get(address)).text()).trimEnd().split('\r\n');
  const columns = header.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    const seconds = (name: string) => cells[columns.indexOf(`${name}_seconds`)] ?? 'no such column';
    const phases = ['data', 'gradient', 'search', 'update'].map(seconds);
    return { phases, steps: Number(seconds('device')) };
  });
  const told = rows.filter(({ phases }) => !phases.every((phase) => phase === ''));
  expect(told.length).toBeGreaterThan(rows.length / 2);
  for (const { phases, steps } of told) {
    expect(Math.min(...phases.map(Number))).toBeGreaterThanOrEqual(0);
    expect(phases.reduce((sum, phase) => sum + Number(phase), 0)).toBeLessThanOrEqual(steps + 1e-9);
  }
  expect(told.some(({ phases: [, gradient, search] }) => Number(gradient) > 0 && Number(search) > 0)).toBe(
    true,
  );
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
