import type { ChildProcess } from 'node:child_process';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '@critbatch/prisma/server/freePort';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../launcher/src/testing/chromium.ts';
import { startPortal } from '../../../launcher/src/testing/startPortal.ts';
import { serveSamples } from '../sampleApi.ts';

/** The built portal on an API that answers with samples, and a browser to look at it. */
export type SamplePortal = { origin: string; api: Server; browser: Browser; close: () => Promise<void> };

export async function openSamplePortal(): Promise<SamplePortal> {
  const api = await serveSamples(0);
  let portal: ChildProcess | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    portal?.kill();
    api.closeAllConnections();
    api.close();
  };
  try {
    const port = await freePort();
    portal = await startPortal(port, `http://127.0.0.1:${(api.address() as AddressInfo).port}`);
    browser = await launchChromium();
    return { origin: `http://127.0.0.1:${port}`, api, browser, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}
