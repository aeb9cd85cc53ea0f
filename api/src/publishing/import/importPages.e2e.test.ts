import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ask, post } from '../../testing/graphql.ts';
import { cookieOf } from '../../testing/signInAs.ts';
import type { TestPortal } from '../../testing/startTestPortal.ts';
import { startTestPortal } from '../../testing/startTestPortal.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal({ CRITBATCH_SIGN_UP: 'open' });
});
afterAll(() => portal.stop());

const faulty = 'b,epochs,cap\n10,2,\n10,2.2,\n20,"3,1",\n40,,9\n';
const sound = faulty.replace('"3,1"', '3.1');

it('a person imports a table, mends it, and takes the sweep out again as a bundle', async () => {
  const [email, password] = ['somebody@example.org', 'correct horse battery'];
  const signUp = `mutation { signUp(input: { email: "${email}", name: "Somebody", password: "${password}" }) { userErrors { code } } }`;
  const { response } = await post(portal.url, signUp);
  const createTeam = 'mutation { createTeam(input: { name: "Theirs" }) { userErrors { code } } }';
  await ask(portal.url, createTeam, { cookie: cookieOf(response) });
  const page = await portal.browser.newPage({ locale: 'en-GB' });
  await page.goto(`${portal.origin}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${portal.origin}/`);

  const send = async (format: string, name: string, text: string | Buffer) => {
    await page.goto(`${portal.origin}/sweeps/import`);
    await page.getByLabel('What it is').selectOption(format);
    const buffer = Buffer.from(text);
    await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.waitForURL(/upload=/);
  };
  const describeTable = async () => {
    await page.getByLabel('Name of the sweep').fill('Theirs');
    await page.getByLabel('How step sizes were chosen').fill('LARS, tuned for every batch size');
    await page.getByLabel('Name of a new model').fill('Their net');
    await page.getByLabel('Its parameters').fill('25 000 000');
    await page.getByLabel('Name of new data').fill('Their data');
    await page.getByLabel('Their training examples').fill('1000');
    await page.getByLabel('Metric of the target').selectOption('TEST_ACCURACY');
    await page.getByLabel('Value that counts as trained').fill('0.75');
    await page.getByLabel('Progress is counted in').selectOption('EPOCHS');
    await page.getByLabel('Column of the batch size').selectOption('b');
    await page.getByLabel('Column of the progress').selectOption('epochs');
    await page.getByLabel('Column of where it stopped').selectOption('cap');
    await page.getByLabel('Separator').fill(',');
    await page.getByRole('button', { name: 'Look at it' }).click();
  };

  // The name tells what the form does not: a bundle stays chosen there.
  await send('BUNDLE', 'runs.csv', faulty);
  expect(await page.getByLabel('Column of the progress').inputValue()).toBe('epochs');
  await describeTable();
  const fault = page.getByRole('row', { name: /"3,1" is no number/ });
  await fault.waitFor();
  // The answer stands below a long form, and is what the reader sees.
  await page.waitForFunction(
    "scrollY > 200 && document.querySelector('#result').getBoundingClientRect().top < innerHeight / 2",
  );
  expect(await fault.getByRole('cell').allInnerTexts()).toEqual([
    'runs.csv',
    '4',
    'epochs',
    '"3,1" is no number.',
    'IMPORT_INVALID_VALUE',
  ]);
  expect(await page.getByRole('button', { name: 'Import it' }).count()).toBe(0);

  await send('CSV', 'runs.csv', sound);
  await describeTable();
  await page.getByRole('button', { name: 'Import it' }).click();
  await page.getByRole('heading', { name: 'Theirs' }).waitFor();
  await page.getByText('Imported', { exact: true }).waitFor();
  await page.getByText(/Imported on .* from runs\.csv/).waitFor();
  await page.getByText('LARS, tuned for every batch size').first().waitFor();
  // The table says neither how runs were evaluated nor when they were to stop, and has no curves.
  const settings = page.getByRole('heading', { name: 'Policy', exact: true }).locator('xpath=..');
  expect(await settings.locator('dt').allInnerTexts()).toEqual(['Optimiser', 'Target']);
  expect(await page.getByRole('heading', { name: 'Curves of the runs' }).count()).toBe(0);

  // Nobody can add runs here: the page names those of the API, and where they have to be trained.
  await page.getByText(/A few more runs would hardly settle it: .*, at batch sizes? /).waitFor();
  await page.getByText('Train there what is missing, and import all runs together').waitFor();
  expect(await page.getByRole('button', { name: /^Add / }).count()).toBe(0);

  // Nor does it tell of workers, or when a run was queued and ended.
  const sweepAddress = page.url();
  const run = await page.locator('a[href*="/runs/"]').first().getAttribute('href');
  await page.goto(`${portal.origin}${run}`);
  await page.getByRole('heading', { name: 'Provenance' }).waitFor();
  expect(await page.locator('main dt').allInnerTexts()).toEqual([
    'Steps to test accuracy ≥ 0.75',
    'Steps',
    'Examples seen',
    'Device time of training',
    ...['Model', 'SHA-256 of its content', 'Data set', 'SHA-256 of its content'],
  ]);
  for (const name of ['Curves', 'Attempts', 'Log'])
    expect(await page.getByRole('heading', { name, exact: true }).count()).toBe(0);
  await page.goto(sweepAddress);

  await page.getByRole('button', { name: 'More…' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('critbatch-sweep-1.zip');
  await send('BUNDLE', 'sweep.zip', await readFile(await download.path()));
  await page.getByRole('button', { name: 'Import it' }).click();
  await page.getByRole('heading', { name: 'Theirs' }).waitFor();
  await page.getByText(/from sweep\.zip/).waitFor();

  // What was sent is kept for a day, unless it is removed; what came of it is said.
  await page.goto(`${portal.origin}/sweeps/import`);
  await page.getByRole('heading', { name: 'Files that were sent' }).waitFor();
  expect(await page.getByRole('link', { name: /^imported as sweep / }).allInnerTexts()).toEqual([
    'imported as sweep 2, Theirs',
    'imported as sweep 1, Theirs',
  ]);
  expect(await page.getByRole('button', { name: /^Remove / }).count()).toBe(3);
  await page.getByRole('button', { name: 'Remove sweep.zip' }).click();
  await page.getByRole('button', { name: 'Remove sweep.zip' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Remove runs.csv' }).count()).toBe(2);

  // Another team: who makes it owns it, and works in it from then on.
  await page.goto(`${portal.origin}/team`);
  await page.getByLabel('Name of the new team').fill('Second');
  await page.getByRole('button', { name: 'Make the team' }).click();
  await page.getByRole('heading', { name: 'Second', level: 1 }).waitFor();
  await page.getByText(/are made in Second\./).waitFor();
  expect(
    await page.getByRole('navigation', { name: 'Your teams' }).getByRole('link').allInnerTexts(),
  ).toEqual(['Second', 'Theirs']);
  // The page says that they work in another team now, and leads back.
  await page.getByText('Second is made, and you work in it now: ').waitFor();
  await page.getByRole('button', { name: 'Work in Theirs again' }).click();
  await page.getByText(/are made in Theirs\./).waitFor();
  expect(await page.getByText('Second is made').count()).toBe(0);
});
