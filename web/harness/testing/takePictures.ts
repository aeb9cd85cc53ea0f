// `node_modules/.bin/node web/harness/testing/takePictures.ts [ADDRESS]`: takes the pictures of docs/images anew. Those with made-up
// data are of the samples that the tests look at; the sweep is a real one, of a running product: give the address that
// `npm start` prints and that signs in, once the first sweep has ended. Without it that picture stays.
// A palette makes them a third as large: png({ palette: true, colours: 128, dither: 0, effort: 10 }) of the package sharp.
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@critbatch/prisma/server/freePort';
import type { Page } from 'playwright-core';
import { buildPortalIfStale } from '../../../launcher/src/portal.ts';
import { repositoryFolder } from '../../../launcher/src/repository.ts';
import { launchChromium } from '../../../launcher/src/testing/chromium.ts';
import { startPortal } from '../../../launcher/src/testing/startPortal.ts';
import { serveSamples } from '../sampleApi.ts';

const width = 1376;
/** Only the upper part of each page is shown: that is what a reader of the README has to see. */
const samples = [
  {
    name: 'compare',
    path: `/compare?${[214, 221, 222, 216].map((number) => `s=sweep-${number}`).join('&')}`,
    height: 1360,
  },
  { name: 'study', path: '/studies/study-1', height: 1560 },
  { name: 'leaderboard', path: '/benchmarks/resnet-18-cifar-10', height: 1570 },
  { name: 'report', path: '/share/shared', height: 1480, isStranger: true },
];
const sweepHeight = 900;

await buildPortalIfStale();
const browser = await launchChromium();
const api = await serveSamples(0);
const port = await freePort();
const portal = await startPortal(port, `http://127.0.0.1:${(api.address() as AddressInfo).port}`);
const origin = `http://127.0.0.1:${port}`;
for (const { name, path, height, isStranger } of samples) {
  const page = await openPage();
  if (isStranger) await page.context().addCookies([{ name: 'stranger', value: 'yes', url: origin }]);
  await page.goto(origin + path, { waitUntil: 'load' });
  await take(page, name, height);
}
const [, , address] = process.argv;
if (address) {
  const page = await openPage();
  await page.goto(address, { waitUntil: 'load' });
  await page.goto(`${new URL(address).origin}/sweeps`, { waitUntil: 'load' });
  await page.getByRole('link', { name: /^First sweep/ }).click();
  await page.getByText(/^Finished: /).waitFor();
  await take(page, 'sweep', sweepHeight);
}
await browser.close();
portal.kill();
api.closeAllConnections();
api.close();

async function openPage(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

async function take(page: Page, name: string, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate('document.fonts.ready');
  // Charts that are drawn for the width of the window follow it a moment later.
  await page.waitForTimeout(1000);
  const file = join(repositoryFolder, 'docs', 'images', `${name}.png`);
  writeFileSync(file, await page.screenshot({ clip: { x: 0, y: 0, width, height } }));
  console.log(file);
  await page.context().close();
}
