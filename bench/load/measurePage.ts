import type { Browser, Page } from 'playwright-core';

export type PageFigures = {
  lcp: number;
  inp: number;
  cls: number;
  scriptKilobytes: number;
  htmlKilobytes: number;
};

type StorageState = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

/** By then a page has loaded its scripts and runs them. */
const settleMilliseconds = 3_000;

/**
 * One first visit, with nothing in the browser's cache but the session: largest contentful paint, the slowest of what a
 * reader then does there, how far the layout shifted of itself, and the script and HTML that came, as they crossed the wire.
 */
export async function measurePage(
  browser: Browser,
  session: StorageState,
  url: string,
  act: (page: Page) => Promise<void>,
): Promise<PageFigures> {
  const context = await browser.newContext({ storageState: session, viewport: { width: 1376, height: 900 } });
  try {
    const page = await context.newPage();
    const response = await page.goto(url);
    // A page that listens to what happens is never idle.
    await page.waitForLoadState('networkidle', { timeout: settleMilliseconds }).catch(() => {});
    if (!response?.ok()) throw new Error(`${url} answered with ${response?.status()}.`);
    const lcp = await page.evaluate(largestContentfulPaint);
    const { scripts, html } = await page.evaluate(bytesOnTheWire);
    await page.evaluate(watchInteractions);
    await act(page);
    const inp = await page.evaluate(slowestInteraction);
    const cls = await page.evaluate(layoutShift);
    return { lcp, inp, cls, scriptKilobytes: scripts / 1000, htmlKilobytes: html / 1000 };
  } finally {
    await context.close();
  }
}

/** Runs in the browser, as all below do. */
function largestContentfulPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });
}

function bytesOnTheWire(): { scripts: number; html: number } {
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const scripts = resources.filter(({ name }) => new URL(name).pathname.endsWith('.js'));
  const [document] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return {
    scripts: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    html: document?.encodedBodySize ?? Number.NaN,
  };
}

function watchInteractions(): void {
  const durations: number[] = [];
  Object.assign(window, { durations });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
      if (entry.interactionId) durations.push(entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

/** The browser tells of no interaction that took less than 16 ms: such a page counts as 16. */
async function slowestInteraction(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return Math.max(16, ...(window as unknown as { durations: number[] }).durations);
}

/** The sum of all shifts that followed no input: at least as much as the worst window of five seconds, which CLS is. */
function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) sum += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 300);
  });
}
