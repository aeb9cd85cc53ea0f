import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import type { SamplePortal } from './harness/testing/openSamplePortal.ts';
import { openSamplePortal } from './harness/testing/openSamplePortal.ts';

let portal: SamplePortal;

beforeAll(async () => {
  portal = await openSamplePortal();
});
afterAll(() => portal?.close());

async function open(path: string, reader: BrowserContextOptions) {
  const context = await portal.browser.newContext(reader);
  const page = await context.newPage();
  await page.goto(portal.origin + path, { waitUntil: 'load' });
  return { page, close: () => context.close() };
}

const large = { viewport: { width: 1376, height: 900 }, locale: 'en-GB' };
const small = { viewport: { width: 390, height: 844 }, locale: 'ja-JP' };

describe('the first page', () => {
  it('tells the lesson beside the chart without scripts, in both languages', async () => {
    const said = [
      {
        reader: large,
        step: 'The larger the batch, the fewer the steps.',
        way: 'start a sweep',
        other: 'Say another',
      },
      {
        reader: small,
        step: 'バッチが大きいほど、ステップ数は減ります。',
        way: 'スイープを始める',
        other: '変更する',
      },
    ];
    for (const { reader, step, way, other } of said) {
      const { page, close } = await open('/learn?sweep=sweep-215', { ...reader, javaScriptEnabled: false });
      expect(await page.locator('figure svg:visible').count()).toBe(1);
      expect(await page.locator('[aria-current="step"]').count()).toBe(1);
      expect(await page.getByRole('heading', { name: step }).isVisible()).toBe(true);
      expect(await page.getByRole('link', { name: way }).getAttribute('href')).toBe('/sweeps/new');
      // The reader may never have said which batch size is theirs.
      const yours = page.getByRole('link', { name: other });
      expect(await yours.getAttribute('href')).toBe('/sweeps/sweep-215#plans');
      await close();
    }
  });

  it('leads with the decisions of a team that has some, and with what needs somebody', async () => {
    const { page, close } = await open('/', { ...large, javaScriptEnabled: false });
    const titles = await page.locator('main h2').allTextContents();
    expect(titles.map((title) => title.trim().split(' ')[0])).toEqual([
      'Decisions',
      'Needs',
      'Running',
      'Another',
    ]);
    const decision = page.locator('section', { hasText: 'Decisions' }).locator('li').first();
    expect(await decision.textContent()).toMatch(
      /(Use|Keep) batch size \d+|We (plan to )?move from \d+ to \d+/,
    );
    await close();
  });

  it('is reached by keyboard from everywhere', async () => {
    const { page, close } = await open('/models', large);
    // Keys are heard when the page's scripts have come.
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.getByRole('heading', { name: 'Where your team stands' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    await close();
  });

  // In English: this machine may have no Japanese typeface to stand in for the one that is on its way.
  it.each([large, { ...small, locale: 'en-GB' }])(
    'does not move under its reader ($viewport.width px)',
    async (reader) => {
      for (const path of ['/', '/learn?sweep=sweep-215']) {
        const { page, close } = await open(path, reader);
        await page.evaluate('document.fonts.ready');
        const shift = await page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              let sum = 0;
              new PerformanceObserver((list) => {
                for (const entry of list.getEntries())
                  sum += (entry as PerformanceEntry & { value: number }).value;
              }).observe({ type: 'layout-shift', buffered: true });
              // What is buffered is told in a task of its own, before the second frame from now.
              requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
            }),
        );
        expect(shift).toBeLessThan(0.1);
        await close();
      }
    },
  );
});
