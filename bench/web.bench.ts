// The portal's production build on a lab's history, in Chromium: what a reader waits for on a first visit, and after a click.
// npm run bench -- web [--lab FOLDER of an earlier seed] [--visits 5]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../launcher/src/testing/chromium.ts';
import { labAt } from './lab/openLab.ts';
import { median } from './load/closedLoop.ts';
import { measurePage, type PageFigures } from './load/measurePage.ts';
import { type LabPortal, startLabPortal } from './load/portal.ts';
import { type BenchRow, figure } from './row.ts';

type MeasuredPage = {
  name: string;
  path: string;
  act: (page: Page) => Promise<void>;
  /** How the reader looks at sweeps. */
  part?: 'decision' | 'evidence';
};

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({
    args,
    options: { lab: { type: 'string' }, visits: { type: 'string', default: '5' } },
  });
  const visits = Number(values.visits);
  const lab = await labAt('1', values.lab);
  const portal = await startLabPortal(lab);
  const browser = await launchChromium();
  try {
    const session = await signIn(browser, portal);
    const rows: BenchRow[] = [];
    for (const { name, path, act, part = 'decision' } of pagesOf(portal)) {
      const looking = { ...session, cookies: [...session.cookies, partCookie(portal.origin, part)] };
      const figures: PageFigures[] = [];
      for (let visit = 0; visit < visits; visit++) {
        figures.push(await measurePage(browser, looking, portal.origin + path, act));
      }
      const of = (quantity: keyof PageFigures) => median(figures.map((one) => one[quantity]));
      console.log(`${name}: load ${loadavg()[0]?.toFixed(1)}, HTML ${of('htmlKilobytes').toFixed(0)} kB`);
      rows.push(
        figure(`lcp-${name}`, of('lcp'), 'ms'),
        figure(`inp-${name}`, of('inp'), 'ms'),
        figure(`cls-${name}`, of('cls'), ''),
        figure(`js-${name}`, of('scriptKilobytes'), 'kB gzip'),
        figure(`html-${name}`, of('htmlKilobytes'), 'kB gzip'),
      );
    }
    rows.push(figure('chart-100k-steps', await longChart(browser, session, portal, visits), 'ms'));
    return rows;
  } finally {
    await browser.close();
    await portal.stop();
    await lab.close();
  }
}

const comparedSweeps = 6;

function pagesOf({ api: { ids } }: LabPortal): MeasuredPage[] {
  const encoded = ids.largeSweepIds.map(encodeURIComponent);
  const compared = encoded.slice(0, comparedSweeps).map((id) => `s=${id}`);
  return [
    {
      name: 'sweep-list',
      path: '/sweeps?status=FINISHED',
      act: async (page) => {
        await page.locator('main input').first().click();
        await page.keyboard.type('MLP');
        await page.keyboard.press('?');
      },
    },
    { name: 'sweep', path: `/sweeps/${encoded[0]}`, act: readChart },
    { name: 'sweep-evidence', path: `/sweeps/${encoded[0]}`, act: readChart, part: 'evidence' },
    {
      name: 'run',
      path: `/sweeps/${encodeURIComponent(ids.longSweepId)}/runs/${encodeURIComponent(ids.longRunId)}`,
      act: readChart,
    },
    { name: 'comparison', path: `/compare?${compared.join('&')}`, act: readChart },
    ...(ids.benchmarkSlug
      ? [{ name: 'leaderboard', path: `/benchmarks/${ids.benchmarkSlug}`, act: openForm }]
      : []),
  ];
}

/** Opens the table behind the first chart, and walks its runs with the arrow keys. */
async function readChart(page: Page): Promise<void> {
  await page.locator('figure summary').first().click();
  await page.locator('figure [tabindex="0"]').first().focus();
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
}

/** Opens and closes the form of the next version. */
async function openForm(page: Page): Promise<void> {
  await page.locator('main details summary').last().click();
  await page.locator('main details summary').last().click();
}

function partCookie(origin: string, value: string) {
  const { hostname: domain } = new URL(origin);
  return {
    name: 'sweep',
    value,
    domain,
    path: '/',
    expires: -1,
    httpOnly: false,
    secure: false,
    sameSite: 'Lax' as const,
  };
}

async function signIn(browser: Browser, { signInUrl }: LabPortal) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(signInUrl, { waitUntil: 'load' });
  const state = await context.storageState();
  await context.close();
  return state;
}

/** From the click on "SVG" to a picture of 100,000 steps that the browser could show: read as buckets, drawn, sent, decoded. */
async function longChart(
  browser: Browser,
  storageState: Awaited<ReturnType<typeof signIn>>,
  { origin, api }: LabPortal,
  visits: number,
): Promise<number> {
  const context = await browser.newContext({ storageState });
  const page = await context.newPage();
  const sweep = encodeURIComponent(api.ids.longSweepId);
  await page.goto(`${origin}/sweeps`);
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit++) {
    times.push(
      await page.evaluate(async (address) => {
        const start = performance.now();
        const svg = await (await fetch(address, { cache: 'no-store' })).text();
        const image = new Image();
        image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
        await image.decode();
        return performance.now() - start;
      }, `/sweeps/${sweep}/figures/loss.svg`),
    );
  }
  await context.close();
  return median(times);
}
