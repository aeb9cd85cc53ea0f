import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { publishBenchmark } from '../../testing/benchmarkOverHttp.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { browserCookies, signInAs } from '../../testing/signInAs.ts';
import type { TestPortal } from '../../testing/startTestPortal.ts';
import { startTestPortal } from '../../testing/startTestPortal.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal({ CRITBATCH_PUBLIC_BENCHMARKS: 'on' });
});
afterAll(() => portal.stop());

it('a sweep is handed in, ranked, and read with its evidence by somebody who is signed out', async () => {
  const team = await createTestTeam(portal.client);
  await portal.client.team.update({ where: { id: team.localId }, data: { name: 'Vision team' } });
  const sweep = await createSweepOverHttp(portal.url, team, { batchSizes: [64], seeds: [1, 2] });
  const worker = await startTestWorker(portal.url, team);
  await trainQueuedRuns(worker, 20);
  const { cookie } = await signInAs(portal, team, 'OWNER');

  const owner = await portal.browser.newContext({ locale: 'en-GB' });
  await owner.addCookies(browserCookies(cookie, portal.origin));
  const page = await owner.newPage();
  await page.goto(`${portal.origin}/benchmarks`);
  await page.getByLabel('Name', { exact: true }).fill('Clusters to a loss of 0.1');
  await page.getByLabel(/^Short name/).fill('clusters');
  await page.getByLabel('Value to reach').fill('0.1');
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('heading', { level: 1, name: 'Clusters to a loss of 0.1' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/benchmarks/clusters');

  // A board about another model would refuse the sweep: it is not offered.
  const other = await createTestTeam(portal.client);
  await portal.client.model.updateMany({
    where: { teamId: other.localId },
    data: { contentHash: 'c'.repeat(64) },
  });
  await publishBenchmark(portal.url, other);
  await page.goto(`${portal.origin}/sweeps/${encodeURIComponent(sweep.id)}`);
  await page.getByRole('button', { name: 'Hand in' }).waitFor();
  expect(await page.locator('select[name="benchmarkId"] option').allTextContents()).toEqual([
    'Clusters to a loss of 0.1',
  ]);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('There are 2 of the 3 runs that a score needs').waitFor();
  await page.getByRole('button', { name: 'Add b = 64 with seeds 0' }).click();
  // The sweep goes on: it cannot be handed in until it has ended again.
  await page.getByRole('button', { name: 'Hand in' }).waitFor({ state: 'detached' });
  await trainQueuedRuns(worker, 20);
  await page.reload();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('Rank 1').waitFor();
  await owner.close();

  const stranger = await portal.browser.newContext({ locale: 'en-GB' });
  const board = await stranger.newPage();
  await board.goto(`${portal.origin}/benchmarks/clusters`);
  const row = board.getByRole('row', { name: /Vision team/ });
  expect(await row.getByRole('cell').first().textContent()).toBe('1');
  expect(await row.textContent()).toContain('Reported');
  expect(await row.textContent()).toContain('at batch size 64');
  await board.getByText('Only Vision team is ranked so far').waitFor();
  await row.getByRole('link', { name: 'Vision team' }).click();
  await board.getByRole('heading', { name: 'What the score rests on' }).waitFor();
  const checked = board.getByRole('region', { name: 'What was checked' });
  expect(await checked.getByRole('listitem').allTextContents()).toEqual([
    expect.stringMatching(/^CheckedThe figures: computed here/),
    expect.stringMatching(/^Not checkedWho trained: only the team itself vouches/),
    expect.stringMatching(/^Not checkedThe result: nobody independent/),
    expect.stringMatching(/^Not checkedWhat no server sees/),
  ]);
  // A row for each seed, and the head of the table.
  expect(await board.getByRole('table').getByRole('row').count()).toBe(4);
  const csv = await board.getByRole('link', { name: /^Log as CSV b = 64, Seed 1/ }).getAttribute('href');
  const log = await (await fetch(portal.origin + csv)).text();
  expect(log).toMatch(/^step,trainingLoss/);
  expect(log.trim().split('\r\n').length).toBeGreaterThan(10);
  // And nothing else: no form, and the sweep asks them to sign in.
  expect(await board.getByRole('button', { name: /Withdraw|Dispute/ }).count()).toBe(0);
  await board.goto(`${portal.origin}/sweeps/${encodeURIComponent(sweep.id)}`);
  expect(new URL(board.url()).pathname).toBe('/sign-in');
  await stranger.close();
});
