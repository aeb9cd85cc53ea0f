import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { browserCookies, signInAs } from '../../testing/signInAs.ts';
import type { TestPortal } from '../../testing/startTestPortal.ts';
import { startTestPortal } from '../../testing/startTestPortal.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.stop());

it('a report is made from a sweep, read signed out by its link without names, and gone once that is revoked', async () => {
  const { context, sweep, team } = await signedInWithSweep();
  const page = await context.newPage();
  await page.goto(`${portal.origin}/sweeps/${sweep.id}`);
  await page.getByRole('link', { name: 'Add to a report' }).click();
  await page.getByLabel('Title').fill('What Kite told us');
  await page
    .getByLabel('Text (Markdown)')
    .fill('# For the board\n\nKite is **small**. <script>alert(1)</script>');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page
    .getByRole('region', { name: 'Preview' })
    .getByRole('heading', { name: 'For the board' })
    .waitFor();
  expect(await portal.client.report.count()).toBe(0);
  // What was typed outlives a session that has ended meanwhile.
  const cookies = await context.cookies();
  const signedOut = page.getByText('You are signed out.');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Make the report' }).click();
  await signedOut.waitFor();
  await context.addCookies(cookies);
  await page.getByRole('button', { name: 'Make the report' }).click();
  await page.getByRole('heading', { name: 'What Kite told us' }).waitFor();

  await page.getByLabel('Comment').fill('Ready to be sent.');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Comment' }).click();
  await signedOut.waitFor();
  await context.addCookies(cookies);
  await page.getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('paragraph').filter({ hasText: 'Ready to be sent.' }).waitFor();

  await page.getByLabel('names of team, people, sweeps and studies').check();
  await page.getByRole('button', { name: 'Make a link to version 1' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  expect(link).toMatch(new RegExp(`^${portal.origin}/share/[\\w-]{43}$`));

  const stranger = await (await portal.browser.newContext({ locale: 'en-GB' })).newPage();
  const opened = await stranger.goto(link);
  expect(opened?.headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  });
  await stranger.getByRole('heading', { name: 'What A told us' }).waitFor();
  const html = await stranger.content();
  expect(html).not.toContain('Kite');
  expect(html).not.toContain(team);
  expect(html).not.toContain('Ready to be sent.');
  const card = await stranger.locator('meta[property="og:image"]').getAttribute('content');
  expect((await fetch(card ?? '')).headers.get('content-type')).toBe('image/png');
  const framed = await fetch(link.replace('/share/', '/embed/'));
  expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors *');

  await page.getByRole('button', { name: /^Revoke/ }).click();
  await page.getByText('revoked', { exact: true }).waitFor();
  await stranger.reload();
  await stranger.getByRole('heading', { name: 'This link was taken back.' }).waitFor();
  expect((await fetch(`${link}/report.json`)).status).toBe(410);
});

/** A member in a browser of their own, and a sweep of their team of which two runs have ended. */
async function signedInWithSweep() {
  const { url, client } = portal;
  const team = await createTestTeam(client);
  const { cookie } = await signInAs(portal, team, 'MEMBER');
  const sweep = await createSweepOverHttp(url, team, { name: 'Kite' });
  const worker = await startTestWorker(url, team);
  for (let run = 0; run < 2; run++) {
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    await worker.report(lease, 0, [testRow(1, 8), testRow(20, 8, 0.05)]);
    await worker.complete(lease, 0, 20);
  }
  const context: BrowserContext = await portal.browser.newContext({ locale: 'en-GB' });
  await context.addCookies(browserCookies(cookie, portal.origin));
  const { name } = await client.team.findUniqueOrThrow({ where: { id: team.localId } });
  return { context, sweep, team: name };
}
