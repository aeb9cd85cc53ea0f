import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What is wrong with a page once it is at rest in the browser, each fault in a line; empty for a sound one. */
export async function inspectPage(page: Page): Promise<string[]> {
  await page.evaluate(atRest);
  await bringAxe(page);
  let violations = await page.evaluate(violationsHere);
  // A link inside the portal brings a page before its title, and takes away that of the page before; one that has none is a fault.
  if (violations.some(({ id }) => id === 'document-title')) {
    await page.waitForFunction("document.title !== ''", null, { timeout: 15_000 }).catch(() => {});
    violations = await page.evaluate(violationsHere);
  }
  const broken = violations.map(
    ({ id, nodes }) =>
      `axe ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`).join(', ')}`,
  );
  return [...broken, ...(await page.evaluate(overflowing)), ...(await page.evaluate(clashing))];
}

/**
 * The half megabyte of axe takes as long to send to a page as most pages take to be inspected: it is sent to the first page of a
 * site, and others find it in the cache of their site.
 */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(takeAxe))) await page.evaluate(keepAxe, axe.source);
  // Apart from the waiting: pages forbid to run texts, except to what the harness says in one go.
  await page.evaluate('(0, eval)(axeSource)');
}

type WithAxe = typeof globalThis & { axe: typeof axe; axeSource: string };

/** Runs in the browser: whether it was there. */
async function takeAxe(): Promise<boolean> {
  // Browsers have it where the site is on this machine, or behind TLS.
  if (!('caches' in globalThis)) return false;
  const kept = await (await caches.open('axe')).match('/axe');
  if (kept) (globalThis as WithAxe).axeSource = await kept.text();
  return kept !== undefined;
}

/** Runs in the browser. */
async function keepAxe(source: string): Promise<void> {
  (globalThis as WithAxe).axeSource = source;
  if ('caches' in globalThis) await (await caches.open('axe')).put('/axe', new Response(source));
}

/** Runs in the browser. Only faults are asked for, which is four times as quick. */
async function violationsHere() {
  const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const options = { resultTypes: ['violations' as const], runOnly: { type: 'tag' as const, values } };
  return (await (globalThis as WithAxe).axe.run(options)).violations;
}

/**
 * Runs in the browser: ends when fonts are there, and brings what moves to its end. Half-way between two colours a
 * button has a contrast that nobody reads, and how often an inspection meets it depends on the machine. A page behind
 * another moves nothing by itself, so that to wait would be to wait for ever.
 */
async function atRest(): Promise<void> {
  await document.fonts.ready;
  for (const animation of document.getAnimations()) animation.finish();
}

/** Runs in the browser: a page never scrolls sideways, only frames inside it do; what is fixed to it stays inside, or scrolls. */
function overflowing(): string[] {
  const { scrollWidth } = document.documentElement;
  const cutOff = [...document.querySelectorAll('body *')].filter((element) => {
    const { position, overflowX } = getComputedStyle(element);
    const isFixed = position === 'fixed' && overflowX === 'visible' && element.checkVisibility();
    return isFixed && element.scrollWidth > element.clientWidth;
  });
  return [
    ...(scrollWidth > window.innerWidth
      ? [`the page is ${scrollWidth} px wide in ${window.innerWidth} px`]
      : []),
    ...cutOff.map(({ className }) => `something in "${className}" is cut off at the side`),
  ];
}

/** Runs in the browser: texts of a chart that overlap, or leave their picture. */
function clashing(): string[] {
  return [...document.querySelectorAll('svg.chart')].flatMap((chart) => {
    const frame = chart.getBoundingClientRect();
    if (frame.width === 0) return [];
    const texts = [...chart.querySelectorAll('text')].map((text) => ({
      said: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    return texts.flatMap(({ said, box }, index) => {
      const outside =
        box.left < frame.left - 1 || box.right > frame.right + 1 ? [`"${said}" leaves its chart`] : [];
      const over = texts.slice(index + 1).filter((other) => {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        return width > 1 && height > 3;
      });
      return [...outside, ...over.map((other) => `"${said}" over "${other.said}"`)];
    });
  });
}
