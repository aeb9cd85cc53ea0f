import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import { browserCookies, signInAs } from '../../testing/signInAs.ts';
import type { TestPortal } from '../../testing/startTestPortal.ts';
import { startTestPortal } from '../../testing/startTestPortal.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { lossAt } from '../../testing/trainFallingLoss.ts';
import { until } from '../../testing/until.ts';

type Told = { text: string; japanese: string; batchSize: number };

let portal: TestPortal;
let team: Awaited<ReturnType<typeof createTestTeam>>;
let context: BrowserContext;
let cookie: string;
let sweepId: string;
/** The object that every teller is compared with. */
let told: Told;

beforeAll(async () => {
  portal = await startTestPortal();
  team = await createTestTeam(portal.client);
  const sweep = await createSweepOverHttp(portal.url, team, {
    ...{ name: 'Heron', batchSizes: [8, 16, 32, 64, 128, 256], seeds: [1, 2], currentBatchSize: 256 },
    ...{ targets: [], budgetMetric: 'TRAINING_LOSS', maxExamplesPerRun: 20_480 },
  });
  sweepId = sweep.id;
  const worker = await startTestWorker(portal.url, team);
  for (let { lease } = await worker.claim(); lease; { lease } = await worker.claim()) {
    const { batchSize, seed } = lease.run;
    const last = 20_480 / batchSize;
    const steps = [1, 2, 4, 8].map((part) => (part * last) / 8);
    const rows = steps.map((step) => testRow(step, batchSize, lossAt(step, batchSize, seed)));
    await worker.report(lease, 0, rows);
    await worker.complete(lease, 0, last, 'BUDGET_SPENT');
  }
  told = await until(async () => {
    const query = `query ($id: ID!) { sweep(id: $id) { answerStatus budgetAnswer { runs batchSize text japanese: text(locale: JA) } } }`;
    const asked = { token: team.readToken, variables: { id: sweepId } };
    type Found = { sweep: { answerStatus: string; budgetAnswer: (Told & { runs: number }) | null } };
    const { answerStatus, budgetAnswer } = (await ask<Found>(portal.url, query, asked)).sweep;
    return answerStatus === 'COMPLETE' && budgetAnswer?.runs === 12 ? budgetAnswer : null;
  }, 30);
  context = await portal.browser.newContext({ locale: 'en-GB' });
  ({ cookie } = await signInAs(portal, team, 'MEMBER'));
  await context.addCookies(browserCookies(cookie, portal.origin));
});
afterAll(() => portal.stop());

/** With every space an ordinary one, as browsers and Markdown may change it, and without Markdown's escapes. */
const evenly = (words: string) => words.replace(/\s+/g, ' ').replaceAll('\\', '');

async function pageText(path: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${portal.origin}${path}`);
  const text = await page.locator('main').innerText();
  await page.close();
  return evenly(text);
}

/** Sentences of the API that are not there. */
function missing(words: string, text = told.text): string[] {
  const there = evenly(words);
  return evenly(text)
    .split(/(?<=\.) (?=[A-Z\d])|(?<=。)/)
    .filter((sentence) => !there.includes(sentence));
}

it('is told by the page of the sweep, with what every batch size came to, and of no b*', async () => {
  expect(told.text).toMatch(/^Use batch size 32\. /);
  const page = await pageText(`/sweeps/${sweepId}`);
  expect(missing(page)).toEqual([]);
  expect(page).toContain('least training loss after 20 k examples');
  expect(page).toContain('What is left when the budget is spent');
  expect(page).toContain('20,480 gradients');
  for (const foreign of ['not reached', 'b*', 'suggested']) expect(page).not.toContain(foreign);
});

it('stands beside what the same runs say of other budgets', async () => {
  const page = await context.newPage();
  await page.goto(`${portal.origin}/sweeps/${sweepId}`);
  await page.getByRole('heading', { name: 'Other budgets, from the same runs' }).waitFor();
  await page.close();
});

it('is told by the first page, and by lists and pickers in a row', async () => {
  expect(missing(await pageText('/'))).toEqual([]);
  for (const path of ['/sweeps', '/compare']) expect(await pageText(path)).toContain('use 32 · least at ');
});

it('is told by a memo, in both languages', async () => {
  const { memo } = await change<{ memo: Record<'en' | 'ja', { markdown: string; html: string }> }>(
    ...([portal.url, team.writeToken, 'createMemo'] as const),
    'memo { en: text(locale: EN) { markdown html } ja: text(locale: JA) { markdown html } }',
    { teamId: team.id },
  );
  expect(missing(memo.en.markdown)).toEqual([]);
  expect(missing(memo.en.html)).toEqual([]);
  expect(missing(memo.ja.markdown, told.japanese)).toEqual([]);
  expect(memo.en.markdown).not.toContain('Ended without an answer');
});

it('is what a report keeps, and what its page tells', async () => {
  const { createReport } = await ask<{ createReport: { report: { id: string } } }>(
    portal.url,
    `mutation ($input: CreateReportInput!) { createReport(input: $input) { report { id } userErrors { message } } }`,
    {
      cookie,
      variables: { input: { teamId: team.id, content: { title: 'Heron', text: '', sweepIds: [sweepId] } } },
    },
  );
  expect(missing(await pageText(`/reports/${createReport.report.id}`))).toEqual([]);
});

it('is asked for by the form, which chooses no plan and no threshold then', async () => {
  const page = await context.newPage();
  await page.goto(`${portal.origin}/sweeps/new`);
  expect(await page.getByLabel('Threshold').isVisible()).toBe(true);
  await page.getByText('Spend a fixed number of examples').click();
  expect(await page.getByLabel('Threshold').isVisible()).toBe(false);
  expect(await page.getByLabel('A list').isChecked()).toBe(true);
  await page.close();
  // What it started is what it starts like.
  const like = await context.newPage();
  await like.goto(`${portal.origin}/sweeps/new?like=${encodeURIComponent(sweepId)}`);
  expect(await like.getByLabel('Spend a fixed number of examples').isChecked()).toBe(true);
  await like.close();
});
