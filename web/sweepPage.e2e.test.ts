import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { SamplePortal } from './harness/testing/openSamplePortal.ts';
import { openSamplePortal } from './harness/testing/openSamplePortal.ts';

let portal: SamplePortal;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  portal = await openSamplePortal();
  ({ browser, origin } = portal);
});

afterAll(() => portal?.close());

it('shows the decision first, and keeps that somebody looks at the evidence', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/sweeps/sweep-216`);
  const laws = page.getByRole('heading', { name: 'Laws compared' });
  await page.getByText('Saved in a month').waitFor();
  expect(await laws.count()).toBe(0);
  await page.getByRole('button', { name: 'Evidence' }).click();
  await laws.waitFor();
  expect(await page.getByRole('button', { name: 'Evidence' }).getAttribute('aria-pressed')).toBe('true');
  // How long a run takes is one figure, beside the saving and among the facts.
  const [, each] =
    /each run (.+?) instead/.exec(await page.getByText(/each run .* instead/).innerText()) ?? [];
  const fact = page.locator('dl > div').filter({ hasText: 'Device time at b = ' });
  expect(await fact.locator('dd').innerText()).toBe(each);
  await page.goto(`${origin}/sweeps/sweep-214`);
  await laws.waitFor();
  await page.getByRole('button', { name: 'Decision' }).click();
  await laws.waitFor({ state: 'detached' });
  await page.goto(`${origin}/sweeps/sweep-214?against=time`);
  await laws.waitFor();
  await page.close();
});

it('says of any batch size in the valley what it takes: by mouse, finger and keys, without asking anybody', async () => {
  const context = await browser.newContext({ locale: 'en-GB', hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${origin}/sweeps/sweep-214`, { waitUntil: 'networkidle' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const drawing = page.locator('figure svg[data-plane]:visible');
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  if (!box) throw new Error('The valley is not shown.');
  const said = page.locator('figure b', { hasText: /^batch size / });
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
  const [, pointed = ''] = /^batch size (\d+)$/.exec(await said.innerText()) ?? [];
  expect(Number(pointed)).toBeGreaterThan(256);
  expect(Number(pointed)).toBeLessThan(512);
  await page.mouse.move(box.x + box.width / 2, box.y - 40);
  await said.waitFor({ state: 'detached' });
  await page.touchscreen.tap(box.x + box.width * 0.85, box.y + box.height / 2);
  expect(Number((await said.innerText()).slice(11))).toBeGreaterThan(512);
  // From the batch size to use: the next one up that people train with, and the very next one.
  await page.locator('h1').click();
  const heard = page.locator('figure [role="application"] + p[aria-live="polite"]');
  await page.keyboard.press('Tab');
  await page.locator('figure [role="application"]').focus();
  expect(await heard.innerText()).toMatch(
    /^batch size 128, 1\.0\d× the least work, .* steps · .* · .*\sUSD, /,
  );
  await page.keyboard.press('ArrowRight');
  expect(await heard.innerText()).toMatch(/^batch size 192, .*not tested: from the fitted curve$/);
  await page.keyboard.press('Shift+ArrowRight');
  expect(await heard.innerText()).toMatch(/^batch size 19[34], /);
  await page.keyboard.press('Home');
  expect(await heard.innerText()).toMatch(/^batch size 8, .*none of its 3 runs arrived$/);
  await page.keyboard.press('Escape');
  await said.waitFor({ state: 'detached' });
  expect(asked).toEqual([]);
  await context.close();
});
