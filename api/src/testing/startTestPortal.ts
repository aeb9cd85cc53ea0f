import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@critbatch/prisma/server/freePort';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../launcher/src/testing/chromium.ts';
import { startPortal } from '../../../launcher/src/testing/startPortal.ts';
import { openTemporaryFolder } from '../../../launcher/src/testing/temporaryFolder.ts';
import { parseServerEnvironment } from '../platform/environment/environment.ts';
import { startApi } from '../server/http/api.ts';
import type { TestApi } from './startTestApi.ts';

export type TestPortal = TestApi & {
  /** Where the portal is; `url` is where the API is. */
  origin: string;
  browser: Browser;
};

const portalSecret = 'a secret of the portal that is long enough';

/** The portal before an API of this process, on a database of its own, and a Chromium to look at it. */
export async function startTestPortal(settings: Record<string, string> = {}): Promise<TestPortal> {
  const folder = openTemporaryFolder('portal');
  const database = await createTestDatabase();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const environment = parseServerEnvironment({
    DATABASE_URL: database.databaseUrl,
    CRITBATCH_PUBLIC_URL: origin,
    CRITBATCH_AUTH_SECRET: 'a secret of tests that is long enough',
    CRITBATCH_PORTAL_SECRET: portalSecret,
    CRITBATCH_API_PORT: '0',
    CRITBATCH_DATA_DIR: join(folder, 'data'),
    // Test workers invent hours of training in a moment.
    CRITBATCH_CLOCK_SLACK_SECONDS: '1000000000',
    ...settings,
  });
  const api = await startApi(environment);
  const url = `http://127.0.0.1:${api.port}`;
  const portal = await startPortal(port, url, { CRITBATCH_PORTAL_SECRET: portalSecret });
  const browser = await launchChromium();
  const stop = async () => {
    await browser.close();
    portal.kill();
    await api.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  const { changes, routes } = api;
  return { url, origin, browser, client: database.client, changes, routes, environment, stop };
}
