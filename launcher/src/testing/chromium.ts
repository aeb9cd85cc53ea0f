import chromiumFromNpm from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Flags for a browser that talks to nobody but the pages it is sent to, and may run as root in a container. */
const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages of one reader share a process, and with it what it has compiled: half of what a page takes.
  '--renderer-process-limit=1',
  // A page of a test is gone before V8's slowest compiler has paid: a fifth of what it takes.
  '--js-flags=--no-turbofan',
];

/** In ms, for what a page is to show: a machine may be slow, and busy with other tests. */
const longestWait = 120_000;

/** A Chromium: on Linux x64 the one that npm installed, elsewhere the Chrome of the machine. */
export async function launchChromium(): Promise<Browser> {
  const fromNpm = process.platform === 'linux' && process.arch === 'x64';
  const browser = await chromium.launch(
    fromNpm
      ? { executablePath: await chromiumFromNpm.executablePath(), args: quiet }
      : { channel: 'chrome', args: quiet },
  );
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(longestWait);
    if (options?.javaScriptEnabled !== false) context.on('page', waitForScripts);
    return context;
  };
  return browser;
}

/** The longest that a page without rest is waited for, in ms. */
const longestUnrest = 10_000;

/**
 * Where a test waits for the network to be quiet, it waits for the scripts, too. On a busy machine React takes a page over more than half a
 * second after the last byte has come, and a key that is pressed before is lost.
 */
function waitForScripts(page: Page): void {
  const rest = `new Promise((resolve) => { requestIdleCallback(resolve); setTimeout(resolve, ${longestUnrest}); }).then(() => {})`;
  // A page that leads on meanwhile is waited for by whoever it leads there.
  const atRest = () => page.evaluate(rest).catch(() => {});
  const [goto, waitForURL] = [page.goto.bind(page), page.waitForURL.bind(page)];
  page.goto = async (url, options) => {
    const response = await goto(url, options);
    if (options?.waitUntil === 'networkidle') await atRest();
    return response;
  };
  page.waitForURL = async (url, options) => {
    await waitForURL(url, options);
    if (options?.waitUntil === 'networkidle') await atRest();
  };
}
