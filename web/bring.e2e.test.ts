import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Walk } from '../launcher/src/testing/openWalk.ts';
import { openWalk } from '../launcher/src/testing/openWalk.ts';
import { inspectPage } from './harness/inspectPage.ts';

const linear = {
  architecture: 'module',
  file: 'linear.ts',
  sha256: 'ab'.repeat(32),
  inputShape: [28, 28],
  classes: 10,
  parameters: [{ name: 'weight', shape: [784, 10], role: 'weight' }],
  normalisedChannels: [],
  initialiser: 'glorot',
  microBatchSize: 128,
};

let walk: Walk;
let page: Page;
let origin: string;

beforeAll(async () => {
  walk = await openWalk();
  ({ page, origin } = walk);
});

afterAll(() => walk?.close(), 30_000);

describe('an engineer', () => {
  it('brings a table: is told the row to mend, sees what was read, has a data set, and deletes it', async () => {
    const table = 'temperature,pressure,state\n20,1,wet\n21,1.1,dry\n25,1.2,wet\n26,1.3,dry\n';
    const send = async (text: string) => {
      await page.goto(`${origin}/datasets`, { waitUntil: 'networkidle' });
      await page.getByRole('link', { name: 'Bring a data set' }).click();
      await page.waitForURL(/\/datasets\/new/, { waitUntil: 'networkidle' });
      const help = page.getByRole('link', { name: 'What each kind has to hold' });
      expect(await help.getAttribute('href')).toBe('/docs/models-and-data#your-own-data');
      const file = { name: 'sensors.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
      await page.getByLabel('File', { exact: true }).setInputFiles(file);
      await page.getByRole('button', { name: 'Send it' }).click();
      expect(await page.locator('input[name="name"]').inputValue()).toBe('sensors');
      await page.locator('input[name="name"]').fill('Sensors');
      await page.locator('input[name="inputShape"]').fill('2');
      await page.locator('select[name="labelColumn"]').selectOption('state');
      await page.locator('input[name="testExamples"]').fill('1');
      await page.getByRole('button', { name: 'Preview what is read' }).click();
    };
    await send(table.replace('1.2', 'high'));
    await page.getByText('sensors.csv, row 4: "pressure" is "high", not a number').waitFor();
    await send(table);
    await page.getByText('3 for training, 1 for testing, drawn from all of the file by seed 0').waitFor();
    // The parts are those of the draw: the file alone would say four and none.
    expect(await page.getByText(/4 for training|0 for testing/).count()).toBe(0);
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['Class', 'Examples']);
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['0 · dry', '1 · wet']);
    expect(await inspectPage(page)).toEqual([]);
    await page.getByRole('button', { name: 'Record the data set' }).click();
    await page.getByRole('heading', { name: 'Sensors' }).waitFor();
    expect(await page.locator('dl').innerText()).toMatch(
      /Training examples\s+3\s+Test examples\s+1\b[\s\S]*Classes\s+dry, wet\b/,
    );
    const dataPage = page.url();
    const chosen = (name: string) => page.locator(`select[name="${name}"] option:checked`).innerText();
    // None of the models that every team starts with takes two columns.
    await page.getByText('None of the team’s models fits these data yet').waitFor();
    expect(await inspectPage(page)).toEqual([]);
    await page.getByRole('link', { name: 'Start a sweep with it' }).click();
    await page.waitForURL(/\/sweeps\/new/, { waitUntil: 'networkidle' });
    expect(await chosen('dataset')).toContain('Sensors');
    // A grid of 8 to 1024 is nothing for three examples.
    expect(await page.locator('[name="rangeTo"]').inputValue()).toBe('3');
    await page.locator('[name="name"]').fill('Wet or dry');
    await page.getByRole('button', { name: 'Make Softmax regression 2-2' }).click();
    await page.getByText('Softmax regression 2-2 · 6 parameters').waitFor({ state: 'attached' });
    expect(await chosen('model')).toContain('Softmax regression 2-2');
    expect(await page.locator('[name="name"]').inputValue()).toBe('Wet or dry');
    expect(await page.getByText('This model takes inputs of').count()).toBe(0);
    await page.goto(dataPage, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Start with Softmax regression 2-2' }).waitFor();
    await page.getByRole('button', { name: 'Make MLP 2-32-2 and start' }).click();
    await page.waitForURL(/\/sweeps\/new/, { waitUntil: 'networkidle' });
    expect(await chosen('model')).toContain('MLP 2-32-2');
    expect(await chosen('dataset')).toContain('Sensors');
    await page.goto(dataPage, { waitUntil: 'networkidle' });
    await page.getByText('Name, tags, archive').click();
    await page.getByText('Delete…').click();
    await page
      .getByText('Delete this version of “Sensors”, and its file if no other version reads it?')
      .waitFor();
    expect(await inspectPage(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.waitForURL(`${origin}/datasets`, { waitUntil: 'networkidle' });
    expect(await page.getByRole('link', { name: 'Sensors' }).count()).toBe(0);
  });

  it('brings a model of Keras: is told what to mend with nothing lost, and then reads its layers', async () => {
    const layer = (class_name: string, config: object) => ({ class_name, config });
    const topology = (...layers: object[]) =>
      JSON.stringify({ class_name: 'Sequential', config: { layers } });
    const input = { batch_input_shape: [null, 4] };
    await page.goto(`${origin}/models`, { waitUntil: 'networkidle' });
    await page.getByText('Bring a model').click();
    await page.getByLabel('Name', { exact: true }).fill('Mine');
    await page.getByLabel('or pasted').fill(topology(layer('Lambda', input)));
    await page.getByRole('button', { name: 'Record the model' }).click();
    await page.getByText(/The API says: .*Lambda.*holds code/).waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Mine');

    await page.getByLabel('or pasted').fill('');
    await page.getByLabel('Topology or description, as a file').setInputFiles({
      name: 'model.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        topology(
          layer('Dense', { units: 8, activation: 'relu', ...input }),
          layer('Dense', { units: 3, activation: 'softmax' }),
        ),
      ),
    });
    await page.getByRole('button', { name: 'Record the model' }).click();
    await page.waitForURL(/\/models\/./, { waitUntil: 'networkidle' });
    await page.getByText('The softmax at the end is part of the loss').waitFor();
    expect(await page.locator('dl').innerText()).toMatch(/Parameters\s+67\b/);
    expect(await page.locator('table').first().innerText()).toMatch(/fully connected\s+8\s+40\b/);
    expect(await inspectPage(page)).toEqual([]);
  });

  it('brings a model that is code by what describeModel prints of it, and reads which workers may train it', async () => {
    await page.goto(`${origin}/models?bring=1`, { waitUntil: 'networkidle' });
    await page.getByLabel('Name', { exact: true }).fill('Linear');
    const file = page.getByLabel('Topology or description, as a file');
    const code = Buffer.from('export const classes = 2;');
    await file.setInputFiles({ name: 'linear.ts', mimeType: 'text/plain', buffer: code });
    await page.getByRole('button', { name: 'Record the model' }).click();
    await page.getByText('linear.ts is code, which never leaves your machines').waitFor();

    const description = Buffer.from(JSON.stringify(linear));
    await file.setInputFiles({ name: 'linear.json', mimeType: 'application/json', buffer: description });
    await page.getByRole('button', { name: 'Record the model' }).click();
    await page.waitForURL(/\/models\/[^?]/, { waitUntil: 'networkidle' });
    expect(await page.getByLabel('The line that starts a worker with it').inputValue()).toBe(
      'npm run worker -- --model linear.ts',
    );
    expect(await page.locator('table').first().innerText()).toMatch(/weight\s+weight\s+784×10/);
    expect(await inspectPage(page)).toEqual([]);
  });
});
