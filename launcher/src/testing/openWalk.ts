import { rmSync } from 'node:fs';
import { freePort } from '@critbatch/prisma/server/freePort';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { signInUrl, startProduct } from './product.ts';
import { openTemporaryFolder } from './temporaryFolder.ts';

/** The product, with no sweep and no worker of its own, and a page of its owner, signed in. */
export type Walk = {
  /** Where the product keeps its data. */
  folder: string;
  origin: string;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  close: () => Promise<void>;
};

export async function openWalk(): Promise<Walk> {
  const folder = openTemporaryFolder('walks');
  // Two that look at the same moment which port is free would choose the same.
  const port = String(await freePort());
  const product = startProduct(['--data-dir', folder, '--no-first-sweep', '--slots', '0', '--port', port]);
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1376, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  const close = async () => {
    await browser.close();
    await product.interrupt();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [address] = await product.printed(signInUrl, 120);
    await page.goto(address, { waitUntil: 'networkidle' });
    return { folder, origin: new URL(page.url()).origin, browser, context, page, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}
