import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createSignInLink } from '../../platform/auth/signInLink.ts';
import { globalId } from '../../platform/node/globalId.ts';
import { StopLinks } from '../../publishing/notification/stopLetters.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import { startPostOffice } from '../../testing/postOffice.ts';
import type { TestPortal } from '../../testing/startTestPortal.ts';
import { startTestPortal } from '../../testing/startTestPortal.ts';

let portal: TestPortal;
let office: Awaited<ReturnType<typeof startPostOffice>>;

const email = 'somebody@example.org';
const [first, second, third] = ['correct horse battery', 'staple without a horse', 'neither of those two'];

beforeAll(async () => {
  office = await startPostOffice();
  portal = await startTestPortal({
    CRITBATCH_SIGN_UP: 'open',
    CRITBATCH_MAIL_URL: office.url,
    CRITBATCH_SIGN_IN_ATTEMPTS_PER_MINUTE: '1000',
  });
  const signUp = `mutation { signUp(input: { email: "${email}", name: "Somebody", password: "${first}" }) { userErrors { code } } }`;
  await ask(portal.url, signUp);
});
afterAll(async () => {
  await portal?.stop();
  await office?.close();
});

async function signIn(password: string): Promise<Page> {
  const page = await (await portal.browser.newContext({ locale: 'en-GB' })).newPage();
  await page.goto(`${portal.origin}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${portal.origin}/`);
  return page;
}

async function choose(page: Page, current: string, chosen: string): Promise<void> {
  await page.getByLabel('Current password').fill(current);
  await page.getByLabel('New password', { exact: true }).fill(chosen);
  await page.getByLabel('New password, again').fill(chosen);
  await page.getByRole('button', { name: 'Change the password' }).click();
}

it('a person changes name and password, sees where they are signed in, and ends what is elsewhere', async () => {
  const [here, elsewhere] = [await signIn(first), await signIn(first)];
  await here.getByRole('link', { name: 'Account' }).click();
  await here.getByRole('heading', { name: 'Your account' }).waitFor();
  await here.getByLabel('Name').fill('Somebody Else');
  await here.getByRole('button', { name: 'Save the name' }).click();
  await here.getByText('The name is saved.').waitFor();

  expect(await here.getByText('this one', { exact: true }).count()).toBe(1);
  // Two of browsers here, and the one of who signed up.
  expect(await here.getByRole('button', { name: /^End the session of/ }).count()).toBe(2);
  expect(await here.getByText('Chrome on Linux').count()).toBe(2);
  // The portal vouches for the address that the browser has come from.
  expect(await here.getByText('from 127.0.0.1').count()).toBeGreaterThan(1);
  await here.getByRole('button', { name: 'End all other sessions' }).click();
  await here.getByText('2 sessions have ended.').waitFor();
  await elsewhere.reload();
  await elsewhere.waitForURL(`${portal.origin}/sign-in`);

  await choose(here, first, 'passwordpassword');
  await here.getByText('This password is one of the most common').waitFor();
  await choose(here, 'a wrong guess', second);
  await here.getByText('This is not your current password.').waitFor();
  await choose(here, first, second);
  await here.getByText('The password is changed.').waitFor();
  await here.reload();
  expect(new URL(here.url()).pathname).toBe('/account');
  await signIn(second);
});

it('who has forgotten a password gets a link by e-mail, also in a browser without scripts', async () => {
  await office.next();
  const context = await portal.browser.newContext({ locale: 'en-GB', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${portal.origin}/sign-in`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('a link is on its way to it').waitFor();
  const letter = await office.next();
  await page.goto(/http:\S+reset-password\S+/.exec(letter.text)?.[0] ?? '');
  await page.getByLabel('New password', { exact: true }).fill(third);
  await page.getByLabel('New password, again').fill(third);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('all your sessions have ended').waitFor();
  await context.close();
  await signIn(third);
});

it('a person without scripts finds the bell, reads all, and stops the e-mails by one click of a mail program', async () => {
  const { client, origin, environment } = portal;
  const user = await client.user.findUniqueOrThrow({ where: { email } });
  const memberships = { create: { userId: user.id, role: 'OWNER' as const } };
  const { id: teamId } = await client.team.create({ data: { name: 'Lab', slug: 'lab', memberships } });
  const data = { sweepId: '018f0000-0000-7000-8000-000000000000', number: 7, name: 'Kite' };
  await client.$transaction((transaction) =>
    announceEvent(transaction, { teamId, kind: 'SWEEP_DONE', data, userIds: [user.id] }),
  );
  const context = await portal.browser.newContext({ locale: 'en-GB', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(new URL(await createSignInLink(linkParts(), email)).href);
  await page.goto(`${origin}/`);
  await page.getByRole('link', { name: /^Notifications.*1/ }).click();
  await page.getByText('Sweep 7, Kite, has ended without an answer.').waitFor();
  await page.getByRole('button', { name: /^Mark all as read/ }).click();
  await page.getByText('Marked as read.').or(page.getByText('Sweep 7, Kite')).first().waitFor();
  expect(await client.notification.count({ where: { userId: user.id, readAt: null } })).toBe(0);
  await page.goto(`${origin}/notifications`);
  expect(await page.getByRole('button', { name: /^Mark all as read/ }).count()).toBe(0);
  await context.close();

  const { pathname } = new URL(new StopLinks(environment).linkFor(user.id));
  const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
  const press = async (path: string) => (await fetch(`${origin}${path}/now`, oneClick)).status;
  expect(await press(`${pathname}x`)).toBe(404);
  expect(await client.notificationChoice.count({ where: { userId: user.id } })).toBe(0);
  expect([await press(pathname), await press(pathname)]).toEqual([200, 200]);
  const choices = await client.notificationChoice.findMany({ where: { userId: user.id } });
  expect(choices.length).toBeGreaterThan(0);
  expect(choices.every(({ byLetter }) => !byLetter)).toBe(true);
  // Opening that address asks first, at the host that the reader came to.
  const asked = await fetch(`${origin}${pathname}/now`, { redirect: 'manual' });
  expect([asked.status, asked.headers.get('location')]).toEqual([303, pathname]);
});

it('a member of two teams sees whose each item is, reaches the page of each team, and works in the one they choose', async () => {
  const { client, origin } = portal;
  const { id: userId } = await client.user.findFirstOrThrow({ where: { email } });
  const [first, second] = [await createTestTeam(client), await createTestTeam(client)];
  for (const [{ localId: teamId }, name] of [
    [first, 'Kelp'],
    [second, 'Reef'],
  ] as const) {
    await client.team.update({ where: { id: teamId }, data: { name } });
    await client.membership.create({ data: { teamId, userId, role: 'ADMIN' } });
  }
  const context = await portal.browser.newContext({ locale: 'en-GB', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(new URL(await createSignInLink(linkParts(), email)).href);
  await page.goto(`${origin}/models`);
  expect(await page.getByRole('row', { name: /Softmax/ }).count()).toBe(2);
  for (const team of ['Kelp', 'Reef']) {
    await page.goto(`${origin}/models`);
    await page.getByRole('row').getByRole('link', { name: team }).click();
    await page.getByRole('heading', { level: 1, name: team }).waitFor();
    // Shown, and not yet where forms make what is new; or chosen before.
    const work = page.getByRole('button', { name: 'Work in this team' });
    if ((await work.count()) === 0) continue;
    await work.click();
    await page.getByText(`data sets are made in ${team}.`).waitFor();
  }
  // Where they may only look in one team, the rows of the other alone are there to be chosen, in whichever they work.
  const kelp = await client.team.findFirstOrThrow({ where: { name: 'Kelp' } });
  await client.membership.updateMany({ where: { teamId: kelp.id, userId }, data: { role: 'VIEWER' } });
  const boxIn = (team: string) =>
    page.getByRole('row').filter({ hasText: team }).getByRole('checkbox').count();
  for (const team of ['Kelp', 'Reef']) {
    await page.goto(`${origin}/models`);
    await page.getByRole('row').getByRole('link', { name: team }).click();
    await page.getByRole('button', { name: 'Work in this team' }).click();
    await page.getByText(`data sets are made in ${team}.`).waitFor();
    await page.goto(`${origin}/models`);
    expect([await boxIn('Kelp'), await boxIn('Reef')]).toEqual([0, 1]);
  }
  await client.membership.updateMany({ where: { teamId: kelp.id, userId }, data: { role: 'ADMIN' } });
  // Found, told and under way: each with its team.
  await page.goto(`${origin}/search?q=Softmax`);
  for (const team of ['Kelp', 'Reef']) await page.getByText(`parameters · ${team}`).waitFor();
  const told = { webhookId: kelp.id, name: 'Chat' };
  await client.$transaction((transaction) =>
    announceEvent(transaction, {
      ...{ teamId: kelp.id, kind: 'WEBHOOK_SWITCHED_OFF', data: told, userIds: [userId] },
    }),
  );
  await page.goto(`${origin}/notifications`);
  await page.getByRole('listitem').filter({ hasText: '· Kelp' }).waitFor();
  for (const name of ['One', 'Two']) await createSweepOverHttp(portal.url, first, { name });
  await page.goto(origin);
  await page.getByRole('link', { name: '#2 Two · Kelp' }).first().waitFor();
  await page.goto(`${origin}/studies`);
  const { id } = await client.team.findFirstOrThrow({ where: { name: 'Reef' } });
  const made = page.locator('main input[name="teamId"]').first();
  expect(await made.getAttribute('value')).toBe(globalId('Team', id));
  await context.close();
});

function linkParts() {
  const { publicUrl, authSecret: secret } = portal.environment;
  return { prisma: portal.client, publicUrl, secret };
}
