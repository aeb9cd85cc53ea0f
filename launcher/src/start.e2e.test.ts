import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './testing/chromium.ts';
import { type Product, signInUrl, startProduct } from './testing/product.ts';
import { openTemporaryFolder } from './testing/temporaryFolder.ts';

/** A small sweep of the real thing: softmax regression on MNIST, twelve runs of at most a second or two. */
const smallSweep = {
  batchSizes: '16, 32, 64, 128, 256, 512',
  seeds: '1, 2',
  threshold: '0.5',
  budget: '40000',
};

let folder: string;
let product: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  folder = openTemporaryFolder('e2e');
  product = startProduct(['--data-dir', folder, '--no-first-sweep']);
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 1376, height: 900 }, locale: 'en' });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
});

afterAll(async () => {
  await browser?.close();
  await product?.interrupt();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it('prints an address that signs the owner in, once', async () => {
    const [address] = await product.printed(signInUrl, 120);
    await page.goto(address);
    expect(new URL(page.url()).pathname).toBe('/');

    const stranger = await browser.newContext();
    const strangerPage = await stranger.newPage();
    await strangerPage.goto(address);
    expect(new URL(strangerPage.url()).pathname).toBe('/sign-in');
    await stranger.close();
  });

  it('trains a sweep that was started from the form, live to its answer', async () => {
    await page.getByRole('link', { name: 'Start a sweep' }).click();
    const model = page.getByLabel('Model', { exact: true });
    const softmax = await model.locator('option', { hasText: 'Softmax regression' }).getAttribute('value');
    await model.selectOption(softmax);
    await page.getByLabel('A list', { exact: true }).check();
    await page.getByLabel('Batch sizes, separated by commas').fill(smallSweep.batchSizes);
    await page.getByLabel('Seeds').fill(smallSweep.seeds);
    await page.getByLabel('Threshold').fill(smallSweep.threshold);
    await page.getByLabel('Budget: gradients per run').fill(smallSweep.budget);
    await page.getByRole('button', { name: 'Start the sweep' }).click();
    await page.waitForURL(/\/sweeps\/(?!new)/);

    // No reload from here on: what changes on the page changed by itself.
    await page.evaluate('window.neverReloaded = true');
    await page.getByText('Finished: 12 of 12 runs', { exact: true }).first().waitFor();
    await page
      .getByText(/^(Identified|No minimum|Not identified)$/)
      .first()
      .waitFor();
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
  });

  it('answers in the explorer, starting from what the API’s page tells', async () => {
    const sweepPage = page.url();
    await page.goto(new URL('/explorer', sweepPage).href);
    const answer = page.locator('pre');
    await page.locator('.cm-content').waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).first().click();
    await answer.getByText('"role": "OWNER"').waitFor();
    await page.getByLabel('Start from').selectOption({ label: 'Choose a model and data' });
    await page.locator('.cm-content').press('Control+Enter');
    await answer.getByText('"trainingExamples"').waitFor();
    await page.getByLabel('Type', { exact: true }).fill('Estimate');
    await page.getByText('b*, with an interval that takes no law for exact', { exact: false }).waitFor();
    await page.goto(sweepPage);
  });

  it('shows what the API says, and nothing that axe can fault, in both themes', async () => {
    const query = `{ sweeps { nodes { status runCounts { total succeeded } estimate { answer crossings censored } } } }`;
    const ask = async () => {
      const response = await page.request.post(new URL('/graphql', page.url()).href, { data: { query } });
      return (await response.json()).data.sweeps.nodes[0];
    };
    let sweep = await ask();
    expect(sweep).toMatchObject({ status: 'FINISHED', runCounts: { total: 12, succeeded: 12 } });
    // The last run's estimate comes a moment after the run.
    for (; sweep.estimate.crossings + sweep.estimate.censored < 12; sweep = await ask()) await sleep(200);
    const chip = { MINIMISER: 'Identified', NO_MINIMUM: 'No minimum', NOT_IDENTIFIED: 'Not identified' };
    await page
      .getByText(chip[sweep.estimate.answer as keyof typeof chip], { exact: true })
      .first()
      .waitFor();

    for (const colorScheme of ['light', 'dark'] as const) {
      // A colour that is still on its way from one theme to the other has the contrast of neither.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
    expect(faults).toEqual([]);
  });

  it('refuses a second start in the same folder with a sentence', async () => {
    const second = startProduct(['--data-dir', folder]);
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain('ALREADY_RUNNING: Critbatch runs in this folder already.');
  });

  it('goes on after kill -9 of every process but PostgreSQL, with everything that was recorded', async () => {
    const sweepUrl = page.url();
    process.kill(-product.pid, 'SIGKILL');
    await product.ended();
    await sleep(500);
    product = startProduct(['--data-dir', folder, '--no-first-sweep', '--port', new URL(sweepUrl).port]);
    await product.printed(signInUrl, 60);
    await page.goto(sweepUrl);
    expect(await page.getByText('Finished', { exact: false }).count()).toBeGreaterThan(0);
  });

  it('goes on without its worker where the token of that is revoked, and says why', async () => {
    const ask = async (query: string) => {
      const response = await page.request.post(new URL('/graphql', page.url()).href, { data: { query } });
      return (await response.json()).data;
    };
    const { viewer } = await ask(
      '{ viewer { teams { apiTokens(where: { nameContains: "local worker", status: ACTIVE }) { nodes { id } } } } }',
    );
    const [token] = viewer.teams[0].apiTokens.nodes;
    const { revokeApiToken } = await ask(
      `mutation { revokeApiToken(input: { apiTokenId: "${token.id}" }) { userErrors { message } } }`,
    );
    expect(revokeApiToken).toEqual({ userErrors: [] });
    await product.printed(/The API does not know the token.*goes on without this worker/s, 60);
    expect((await page.reload())?.status()).toBe(200);
  });

  it('stops every process soon after Ctrl-C', async () => {
    const address = page.url();
    const postmaster = join(folder, 'postgres', 'postmaster.pid');
    expect(existsSync(postmaster)).toBe(true);
    // Five seconds at most on a quiet machine: no part is waited for longer than three.
    expect(await product.interrupt()).toBeLessThan(20);
    // PostgreSQL removes it at the end of an orderly stop.
    expect(existsSync(postmaster)).toBe(false);
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });
});
