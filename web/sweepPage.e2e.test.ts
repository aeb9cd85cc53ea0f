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

it('draws no axes for runs that say nothing of K', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/sweeps/sweep-219`);
  await page.getByText('No chart: no run says how many steps the target takes.').waitFor();
  const figures = await page.locator('figure').allInnerTexts();
  expect(figures.filter((text) => /(Work|Steps) to reach the target, /.test(text))).toEqual([]);
  await page.close();
});

it('says of any batch size in the valley what it takes: by mouse, finger and keys, without asking anybody', async () => {
  const context = await browser.newContext({ locale: 'en-GB', hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${origin}/sweeps/sweep-214`, { waitUntil: 'networkidle' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const drawing = page.locator('figure svg[data-plane]:visible').first();
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
    /^batch size 96, 1\.0\d× the least work[,;] .* steps · .* · .*\sUSD, /,
  );
  await page.keyboard.press('ArrowRight');
  expect(await heard.innerText()).toMatch(/^batch size 128, /);
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

it('answers for another target where its handle is dragged to, by mouse, finger and keys, without asking anybody', async () => {
  const context = await browser.newContext({ locale: 'en-GB', hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${origin}/sweeps/sweep-214`, { waitUntil: 'networkidle' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const figure = page.locator('figure').filter({ hasText: 'Ask for another target' });
  const drawing = figure.locator('svg[data-plane]:visible');
  await drawing.scrollIntoViewIfNeeded();
  const said = figure.locator('output');
  // It starts at the page's own target, with the answer that stands in its chart.
  const own = await said.innerText();
  expect(own).toMatch(/^training loss ≤ 0\.1: b\* = \d+ \(\d+–\d+\)$/);
  expect(await page.locator('figure svg.chart:visible').first().textContent()).toContain(own.split(': ')[1]);
  const box = await drawing.boundingBox();
  if (!box) throw new Error('The chart of targets is not shown.');
  const [middle, left] = [box.x + box.width * 0.55, box.x + box.width * 0.1];
  await page.mouse.move(box.x + box.width * 0.95, box.y + 150);
  await page.mouse.down();
  await page.mouse.move(middle, box.y + 150, { steps: 4 });
  expect(await said.innerText()).toMatch(/^training loss ≤ 0\.3: b\* = 33 /);
  await page.mouse.up();
  await page.mouse.move(left, box.y + 150);
  expect(await said.innerText()).toMatch(/^training loss ≤ 0\.3/);
  await page.touchscreen.tap(left, box.y + 150);
  // One without an answer says why, and what to run next, as the page does of its own target.
  expect(await said.innerText()).toMatch(
    /^training loss ≤ 0\.8: not identified\nThese runs cannot say .* Runs near batch size 24 and 48 would tell most\.$/,
  );
  const slider = figure.getByRole('slider', { name: 'Target' });
  await slider.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^training loss ≤ 0\.15: b\* = 67 \(61–73\)$/);
  expect(await said.innerText()).toBe(await slider.getAttribute('aria-valuetext'));
  expect(asked).toEqual([]);
  await context.close();
});

it('says where b* may lie before there is an answer, then how that came out, and shows it as the first dot of a study', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/sweeps/sweep-218`);
  const guess = page.getByText(/First guess, before any run: b\* near 58/);
  await guess.waitFor();
  expect(await page.getByText('inside its interval').count()).toBe(0);
  await page.getByText('Another first guess').click();
  await page.getByText(/the noise scale of the first steps/).waitFor();
  await page.goto(`${origin}/sweeps/sweep-214?against=time`);
  await page
    .getByText(/b\* came out at \d+: .* times the guess, inside its interval/)
    .first()
    .waitFor();
  await page.goto(`${origin}/studies/study-1`);
  const dot = page.locator('figure text:visible', {
    hasText: 'First guess: 58 (20–168); b* came out at 0.69×',
  });
  await dot.waitFor();
  await page.close();
});

it('says of a study which stage has no answer, and offers the runs that would settle it with what they cost', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/studies/study-2`);
  await page
    .getByText('Production has ended, and its runs do not say yet which batch size to use.')
    .first()
    .waitFor();
  expect(await page.getByText(/No choice of batch size and devices keeps/).count()).toBe(0);
  await page.getByRole('button', { name: /^Add these 4 runs · about .*USD$/ }).waitFor();
  expect(await page.getByRole('link', { name: /^Sweep #219 of Production/ }).getAttribute('href')).toBe(
    '/sweeps/sweep-219',
  );
  await page.getByText('No answer yet').waitFor();
  // The risks stand beside the recommendation of the memo, with when it was made.
  await page.getByText(/2 runs still open, which can move its answer/).waitFor();
  await page.getByText(/^Made on .*, with the figures of then/).waitFor();
  await page.close();
});

it('tells the b* that a study registered before every guess', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/sweeps/sweep-226?against=time`);
  await page.getByText('Before the first run, its study predicted b* = 75 (37–155).').waitFor();
  const guess = page.getByText(/First guess, before any run: b\* near 58/);
  expect(await guess.isVisible()).toBe(false);
  await page.getByText('2 first guesses that no study made').click();
  await guess.waitFor();
  await page.close();
});

it('keeps what came and the verdict of a prediction in sight on a phone', async () => {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
  await page.goto(`${origin}/studies/study-1`);
  const verdict = page.locator('table td', { hasText: 'outside' }).first();
  await verdict.waitFor();
  const box = await verdict.boundingBox();
  if (!box) throw new Error('The verdict is not shown.');
  expect(box.x + box.width).toBeLessThanOrEqual(390);
  await page.close();
});

it('prints on few pages, without forms, and cuts no table and no figure', async () => {
  const most = {
    '/sweeps/sweep-214': 2,
    // With its evidence: every run, every curve, every table.
    '/sweeps/sweep-214?against=time': 6,
    '/studies/study-1': 3,
    '/share/shared': 2,
    // With two sweeps beside each other, and a forest.
    '/share/bare': 4,
    '/memos/memo-1': 1,
  };
  for (const [path, pages] of Object.entries(most)) {
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(origin + path, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready');
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    const printed = paper.match(/\/Type\s*\/Page\b/g)?.length ?? Number.NaN;
    expect([path, printed <= pages]).toEqual([path, true]);
    await page.emulateMedia({ media: 'print' });
    // As wide as what an A4 page leaves between its margins.
    await page.setViewportSize({ width: 680, height: 900 });
    expect(await page.locator('main :is(button, input, select, textarea):visible').count()).toBe(0);
    // Nor what leads to a form alone.
    expect(
      await page
        .getByText(/^Price and limits$|^Hand this sweep in to/)
        .filter({ visible: true })
        .count(),
    ).toBe(0);
    const cut = await page.locator('main :is(table, figure div:has(> svg))').evaluateAll((parts) =>
      parts
        .filter(({ parentElement }) => {
          const { scrollWidth = 0, clientWidth = 0 } = parentElement ?? {};
          return scrollWidth > clientWidth + 1;
        })
        .map((part) => part.textContent?.slice(0, 60)),
    );
    expect([path, ...cut]).toEqual([path]);
    await page.close();
  }
});

it('has nothing bold above the fold of a decision but headings and the batch size to use', async () => {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1376, height: 900 } });
  await page.goto(`${origin}/sweeps/sweep-216`, { waitUntil: 'load' });
  const bold = await page
    .locator('main :is(p, strong, b, dd, text, [class*=answerNumber])')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.getBoundingClientRect().top < innerHeight)
        .filter((element) => Number(getComputedStyle(element).fontWeight) >= 600)
        .filter(
          ({ parentElement }) => parentElement && Number(getComputedStyle(parentElement).fontWeight) < 600,
        )
        .map((element) => element.textContent),
    );
  expect(bold).toEqual([expect.stringMatching(/^\d+$/)]);
  await page.close();
});
