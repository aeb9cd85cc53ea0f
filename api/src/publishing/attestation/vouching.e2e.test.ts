import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { globalId } from '../../platform/node/globalId.ts';
import { publishBenchmark } from '../../testing/benchmarkOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { browserCookies, signInAs } from '../../testing/signInAs.ts';
import type { TestPortal } from '../../testing/startTestPortal.ts';
import { startTestPortal } from '../../testing/startTestPortal.ts';

let portal: TestPortal;
let team: TestTeam;
let slug: string;

beforeAll(async () => {
  portal = await startTestPortal({ CRITBATCH_SIGN_UP: 'off' });
  team = await createTestTeam(portal.client);
  ({ slug } = await publishBenchmark(portal.url, team));
});
afterAll(() => portal?.stop());

/** The page of the benchmark, as somebody with these cookies sees it. */
async function boardFor(cookie: string, options: BrowserContextOptions = { locale: 'en-GB' }): Promise<Page> {
  const context = await portal.browser.newContext(options);
  await context.addCookies(browserCookies(cookie, portal.origin));
  const page = await context.newPage();
  await page.goto(`${portal.origin}/benchmarks/${slug}`, { waitUntil: 'load' });
  return page;
}

const tokenOf = async ({ localId }: TestTeam, name = 'worker') => {
  const where = { referenceId: localId, name };
  return globalId('ApiToken', (await portal.client.apiToken.findFirstOrThrow({ where })).id);
};

it('an admin vouches for the worker of another team, is told what cannot be, and ends it; others see no form', async () => {
  const [admin, member] = [await signInAs(portal, team, 'ADMIN'), await signInAs(portal, team, 'MEMBER')];
  const other = await createTestTeam(portal.client);
  const workerId = await tokenOf(other);
  const page = await boardFor(admin.cookie);
  await page.getByText('Your team vouches for nobody’s workers.').waitFor();
  const token = page.getByLabel('Id of the worker token');
  const vouch = async (id: string, said: RegExp | string) => {
    await token.fill(id);
    await page.getByRole('button', { name: 'Vouch for it' }).click();
    await page.getByText(said).waitFor();
  };
  await vouch('no id at all', /There is no worker token in use with this id/);
  // What was typed stays where it was refused.
  expect(await token.inputValue()).toBe('no id at all');
  await vouch(await tokenOf(other, 'read'), /There is no worker token in use with this id/);
  await vouch(await tokenOf(team), /Somebody is a member of both teams/);
  await page.getByLabel('What you know of the worker').fill('Runs on our cluster.');
  await vouch(workerId, /Your team vouches for it from now on/);
  const row = page.getByRole('listitem').filter({ has: page.getByText(other.name, { exact: true }) });
  await row.getByText('stands', { exact: true }).waitFor();
  expect(await row.textContent()).toMatch(/since .* · by A admin · Runs on our cluster\./);
  await vouch(workerId, 'Your team vouches for this token already.');

  const reader = await boardFor(member.cookie);
  await reader.getByRole('heading', { name: 'History' }).waitFor();
  await reader.getByText(`vouches for a worker of ${other.name}`).waitFor();
  for (const text of ['Workers that your team vouches for', 'Vouch for it', 'by A admin'])
    expect(await reader.getByText(text).count()).toBe(0);

  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'ja-JP' } as const;
  const small = await boardFor(admin.cookie, phone);
  await small.getByRole('heading', { name: 'チームが保証するワーカー' }).waitFor();

  await row.getByLabel('Reason (for the history)').fill('It moved.');
  await row.getByRole('button', { name: /^Stop vouching for the worker of/ }).click();
  await row.getByText('ended', { exact: true }).waitFor();
  await page.getByText(`no longer vouches for a worker of ${other.name}: It moved.`).waitFor();
  const { revokedAt } = await portal.client.attestation.findFirstOrThrow({
    where: { teamId: other.localId, benchmarkId: { not: null } },
  });
  expect(revokedAt).not.toBeNull();
});
