import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ask } from '../../testing/graphql.ts';
import { startPostOffice } from '../../testing/postOffice.ts';
import type { TestPortal } from '../../testing/startTestPortal.ts';
import { startTestPortal } from '../../testing/startTestPortal.ts';

let portal: TestPortal;
let office: Awaited<ReturnType<typeof startPostOffice>>;

beforeAll(async () => {
  office = await startPostOffice();
  portal = await startTestPortal({ CRITBATCH_SIGN_UP: 'open', CRITBATCH_MAIL_URL: office.url });
});
afterAll(async () => {
  await portal.stop();
  await office.close();
});

it('a person signs in with a password, or with a link that comes by e-mail', async () => {
  const [email, password] = ['somebody@example.org', 'correct horse battery'];
  const signUp = `mutation { signUp(input: { email: "${email}", name: "Somebody", password: "${password}" }) { userErrors { code } } }`;
  await ask(portal.url, signUp);

  const page = await portal.browser.newPage({ locale: 'en-GB' });
  await page.goto(`${portal.origin}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('a wrong password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Address or password is wrong.').waitFor();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${portal.origin}/`);

  const elsewhere = await (await portal.browser.newContext({ locale: 'en-GB' })).newPage();
  await elsewhere.goto(`${portal.origin}/sign-in`);
  await elsewhere.getByLabel('E-mail address').fill(email);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.getByText('a link is on its way').waitFor();
  const letter = await office.next();
  await elsewhere.goto(/http:\S+/.exec(letter.text)?.[0] ?? '');
  await elsewhere.waitForURL(`${portal.origin}/`);
  expect(letter.to).toEqual([email]);
});
