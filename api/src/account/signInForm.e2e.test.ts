import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '@critbatch/prisma/migrate/migrate';
import { freePort } from '@critbatch/prisma/server/freePort';
import { startServer } from '@critbatch/prisma/server/startServer';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../launcher/src/testing/chromium.ts';
import { parseServerEnvironment } from '../environment/environment.ts';
import { startApi } from '../server/api.ts';
import { ask } from '../testing/graphql.ts';
import { startPostOffice } from '../testing/postOffice.ts';

/** `npm test` has built it. */
const portalServer = fileURLToPath(new URL('../../../web/.next/standalone/web/server.js', import.meta.url));

let folder: string;
let postgres: Awaited<ReturnType<typeof startServer>>;
let office: Awaited<ReturnType<typeof startPostOffice>>;
let api: Awaited<ReturnType<typeof startApi>>;
let portal: ChildProcess;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-sign-in-'));
  await chmod(folder, 0o755);
  postgres = await startServer({ dataFolder: join(folder, 'postgres'), durable: false });
  await migrate(postgres.url);
  office = await startPostOffice();
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  api = await startApi(
    parseServerEnvironment({
      DATABASE_URL: postgres.url,
      CRITBATCH_PUBLIC_URL: origin,
      CRITBATCH_AUTH_SECRET: 'a secret of tests that is long enough',
      CRITBATCH_API_PORT: '0',
      CRITBATCH_DATA_DIR: join(folder, 'data'),
      CRITBATCH_SIGN_UP: 'open',
      CRITBATCH_MAIL_URL: office.url,
    }),
  );
  portal = spawn(process.execPath, [portalServer], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      HOSTNAME: '127.0.0.1',
      PORT: String(port),
      CRITBATCH_API_URL: `http://127.0.0.1:${api.port}`,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(portal, 'message');
  browser = await launchChromium();
}, 90_000);

afterAll(async () => {
  await browser?.close();
  portal?.kill();
  await api?.stop();
  await office?.close();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('a person signs in with a password, or with a link that comes by e-mail', async () => {
  const [email, password] = ['somebody@example.org', 'correct horse battery'];
  const signUp = `mutation { signUp(input: { email: "${email}", name: "Somebody", password: "${password}" }) { userErrors { code } } }`;
  await ask(`http://127.0.0.1:${api.port}`, signUp);

  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('a wrong password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Address or password is wrong.').waitFor();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${origin}/sweeps`);

  const elsewhere = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await elsewhere.goto(`${origin}/sign-in`);
  await elsewhere.getByLabel('E-mail address').fill(email);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.getByText('a link is on its way').waitFor();
  const letter = await office.next();
  await elsewhere.goto(/http:\S+/.exec(letter.text)?.[0] ?? '');
  await elsewhere.waitForURL(`${origin}/sweeps`);
  expect(letter.to).toEqual([email]);
}, 90_000);
