import type { IncomingMessage, Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { inspectPage } from './harness/inspectPage.ts';
import type { SamplePortal } from './harness/testing/openSamplePortal.ts';
import { openSamplePortal } from './harness/testing/openSamplePortal.ts';

let portal: SamplePortal;
let api: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  portal = await openSamplePortal();
  ({ api, browser, origin } = portal);
});

afterAll(() => portal?.close());

it('has an editor in the explorer, and its code on no other page', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  const editors: Record<string, boolean> = {};
  for (const path of ['/explorer', '/sweeps', '/sweeps/new']) {
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    const scripts = await page
      .locator('script[src]')
      .evaluateAll((all) => all.map((each) => (each as HTMLScriptElement).src));
    const texts = await Promise.all(scripts.map(async (address) => (await fetch(address)).text()));
    editors[path] = texts.some((text) => text.includes('cm-activeLine'));
  }
  expect(editors).toEqual({ '/explorer': true, '/sweeps': false, '/sweeps/new': false });
  await page.close();
});

it('lays out the editor of the explorer where a link of the portal leads there', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/team`, { waitUntil: 'networkidle' });
  await page.locator('main a[href="/explorer"]').click();
  const content = page.locator('.cm-content');
  await content.waitFor();
  expect(await content.evaluate((element) => getComputedStyle(element).whiteSpace)).toBe('pre');
  await page.close();
});

it('keeps the lines of code in the documents', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/docs/python`, { waitUntil: 'load' });
  const shown = await page.locator('main pre').first().innerText();
  expect(shown.trim().split('\n').length).toBeGreaterThan(3);
  await page.close();
});

it('has one top bar on the page of a sweep that is not there, and an icon', async () => {
  const page = await browser.newPage();
  const response = await page.goto(`${origin}/sweeps/none`, { waitUntil: 'load' });
  await page.locator('h1').waitFor();
  const icon = await page.locator('link[rel="icon"]').getAttribute('href');
  expect(response?.status()).toBe(404);
  expect(await page.locator('header').count()).toBe(1);
  expect((await fetch(origin + icon)).headers.get('content-type')).toBe('image/svg+xml');
  await page.close();
});

describe.each([
  {
    locale: 'en-GB',
    colorScheme: 'light',
    said: 'There is nothing here.',
    refused: /You can look at everything in this team\./,
    place: 'Sweeps',
  },
  {
    locale: 'ja-JP',
    colorScheme: 'dark',
    said: 'ここには何もありません。',
    refused: /このチームでは閲覧だけができます。/,
    place: 'スイープ',
  },
] as const)('without scripts, in $locale and $colorScheme,', ({ said, refused, place, ...reader }) => {
  it('tells those who may only look that they cannot start anything here, and tells others nothing of it', async () => {
    const context = await browser.newContext({ ...reader, javaScriptEnabled: false });
    const page = await context.newPage();
    const forms = [
      '/reports/new',
      '/reports/new?of=report-1',
      '/sweeps/new',
      '/sweeps/import',
      '/policies/new',
    ];
    for (const isLooker of [true, false]) {
      if (isLooker) await context.addCookies([{ name: 'looker', value: 'yes', url: origin }]);
      else await context.clearCookies();
      for (const path of [...forms, '/datasets/new']) {
        const response = await page.goto(origin + path);
        expect([path, response?.status()]).toEqual([path, isLooker ? 403 : 200]);
        expect(await page.locator('h1').count()).toBe(1);
        expect(await page.getByText(refused).count()).toBe(isLooker ? 1 : 0);
      }
    }
    await context.close();
  });

  it('says of what is not there that it is not, on a whole page', async () => {
    const context = await browser.newContext({ ...reader, javaScriptEnabled: false });
    const page = await context.newPage();
    const gone = [
      '/sweeps/none',
      '/reports/none',
      '/reports/report-1?version=9',
      '/reports/new?of=none',
      '/sweeps/new?like=none',
      '/benchmarks/none/submissions/none',
      '/benchmarks/resnet-18-cifar-10?version=9',
      '/nowhere',
    ];
    for (const path of gone) {
      const response = await page.goto(origin + path);
      expect(response?.status()).toBe(404);
      expect(await page.locator('html').getAttribute('lang')).toBe(reader.locale.slice(0, 2));
      expect(await page.locator('h1').textContent()).toBe(said);
      expect(await page.locator('header nav a').first().textContent()).toBe(place);
      const dark = await page.evaluate(() => {
        const [red = 255] =
          getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
        return red < 128;
      });
      expect(dark).toBe(reader.colorScheme === 'dark');
    }
    await context.close();
  });
});

it('asks in the name of the address that somebody connects from, whatever they write, for pages and for what it hands on', async () => {
  const addresses: unknown[] = [];
  const listen = ({ headers }: IncomingMessage) =>
    addresses.push(`${headers['x-forwarded-for']} ${headers['x-critbatch-portal']}`);
  api.on('request', listen);
  const headers = {
    'x-forwarded-for': '198.51.100.1, 203.0.113.9',
    'x-critbatch-portal': 'forged',
    'content-type': 'application/json',
  };
  await fetch(`${origin}/share/shared`, { headers });
  await fetch(`${origin}/graphql`, { method: 'POST', headers, body: '{"query":"query Viewer { x }"}' });
  api.off('request', listen);
  expect(addresses.length).toBeGreaterThan(1);
  expect(new Set(addresses)).toEqual(new Set(['127.0.0.1 ']));
});

it('goes on looking until the answer counts the last run, and no longer', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  const live = page.getByText('live', { exact: true });
  await page.goto(`${origin}/sweeps/sweep-220`);
  await live.waitFor();
  await page.goto(`${origin}/sweeps/sweep-214`, { waitUntil: 'networkidle' });
  expect(await live.count()).toBe(0);
  await page.close();
});

it('goes by keyboard alone from any page to a sweep that is searched for, and says which keys there are', async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(`${origin}/models`, { waitUntil: 'networkidle' });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  faults.push(...(await inspectPage(page)));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('mlp');
  await page.getByRole('option', { name: /#198/ }).waitFor();
  faults.push(...(await inspectPage(page)));
  await page.getByRole('dialog').getByRole('combobox').fill('#214');
  await page.getByRole('option', { name: /#214/ }).waitFor();
  await page.getByRole('dialog').getByRole('combobox').fill('compare');
  await page.getByRole('option', { name: /#198/ }).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.waitForURL('**/compare');
  expect(faults).toEqual([]);
  await context.close();
});

it('chooses sweeps by keyboard, out of more than a list shows', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/compare?s=sweep-198`, { waitUntil: 'networkidle' });
  const boxes = page.getByRole('checkbox');
  expect(await boxes.first().getAttribute('value')).toBe('sweep-198');
  expect(await page.locator('[value="sweep-214"]').count()).toBe(0);
  await page.getByRole('searchbox').pressSequentially('#214');
  await page.locator('[value="sweep-214"]').waitFor();
  expect(await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value))).toEqual([
    'sweep-198',
    'sweep-214',
  ]);
  for (const key of ['Enter', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByRole('searchbox').fill('no such sweep');
  await page.getByText('No sweep has this name or number.').waitFor();
  expect(await inspectPage(page)).toEqual([]);
  await page.getByRole('button', { name: 'Compare the chosen sweeps' }).click();
  await page.waitForURL('**/compare?s=sweep-198&s=sweep-214');
  await page.close();
});

it('opens the form of a report with the sweep ticked from which one came', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/sweeps/sweep-214`, { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: 'Add to a report' }).click();
  await page.waitForURL('**/reports/new?s=sweep-214');
  await page.locator('[value="sweep-214"]:checked').waitFor();
  expect(await page.locator('[name="s"]:checked').count()).toBe(1);
  await page.close();
});

it('gives a stage of a study one sweep, which a search finds', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/studies/study-1`, { waitUntil: 'networkidle' });
  await page.getByText('Change the study').click();
  const form = page.locator('form', { has: page.locator('[name="name"]') });
  await form.getByRole('searchbox').fill('214');
  await form.locator('[value="sweep-214"]').check();
  await form.locator('[value="sweep-222"]').waitFor({ state: 'detached' });
  expect(await form.locator('[name="sweepId"]:checked').getAttribute('value')).toBe('sweep-214');
  await page.close();
});

it('starts the sweep of a stage with its size on top, and with no model where none has that size', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/studies/study-1`, { waitUntil: 'networkidle' });
  await page.getByText('Change the study').click();
  await page.getByRole('link', { name: 'Start its sweep' }).click();
  await page.getByText('This is the sweep of the stage Production, at 600,000,000 parameters.').waitFor();
  await page.getByText('The team has no model of that size.').waitFor();
  expect(await page.getByLabel('Model', { exact: true }).inputValue()).toBe('');
  expect(await page.getByLabel('Batch sizes, separated by commas').inputValue()).toMatch(/^64, 96, /);
  await page.close();
});

it('reads without JavaScript: the answer and the charts are in the page itself', async () => {
  const read = async (cookie: string) =>
    (await fetch(`${origin}/sweeps/sweep-214`, { headers: { accept: 'text/html', cookie } })).text();
  const charts = (html: string) => html.match(/<svg[^>]*class="chart"/g)?.length;
  const decision = await read('');
  expect(decision).toMatch(/Use batch size/);
  expect(charts(decision)).toBeGreaterThanOrEqual(3);
  const html = await read('sweep=evidence');
  expect(charts(html)).toBeGreaterThan(charts(decision) ?? 0);
  // What React is told beside the HTML holds no drawing again.
  expect(html.match(/class=\\"chart\\"/g)).toBeNull();
});

it('shows the charts of a page that React takes over, and of one that it makes after a click', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.context().addCookies([{ name: 'sweep', value: 'evidence', url: origin }]);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const charts = page.locator('figure svg.chart:visible');
  await page.goto(`${origin}/sweeps/sweep-214`, { waitUntil: 'networkidle' });
  const whole = await charts.count();
  await page.locator('figure [role="img"]').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('p[aria-live]', { hasText: /^batch size 8, seed 1, / }).waitFor();
  await page.goto(`${origin}/sweeps`, { waitUntil: 'networkidle' });
  await page.locator('a[href="/sweeps/sweep-214"]').first().click();
  await charts.nth(whole - 1).waitFor();
  expect({ charts: await charts.count(), faults }).toEqual({ charts: whole, faults: [] });
  expect(whole).toBeGreaterThanOrEqual(5);
  await page.close();
});

const keptSweeps = ['A Kite', 'B Flat', 'C Planned', 'D Given up', 'E Theirs Imported', 'F Begun'];
const keptWords = [
  'Where Kite is flat, and where it is not',
  'By A member: Kite wants 96.',
  '2 of 6 sweeps are identified.',
  // A: its answer, its facts, its policy, what was run.
  'Batch size 40 reaches the target with the least work.',
  '1.9× fewer gradients than your 128.',
  'Device time at b = 48 0.8 s',
  'Softmax, version 1 (15 parameters)',
  'cpu: 49 s',
  '0.49 EUR',
  // B: a learning rate, a second target, a forecast.
  'No batch size needs clearly less work than 16, the smallest tested.',
  'Below 16 nothing was tested, and a smaller batch size may need less: test 8.',
  'cosine to 0.1 of its height over 200,000 examples',
  'training loss ≤ 0.15 no minimum, at most 10 % more up to',
  '59 s (2.8 s–1.9 min) · 0.59 EUR',
  // C: what its plan came to. D: no answer, and exact steps. E: an import.
  'Without one batch size at a time: 39–40.',
  'b* is known as precisely as wanted.',
  'No answer: this sweep was canceled.',
  'LARS, tuned for every batch size',
  'Their net, version 1 (10 parameters)',
  // F: what its plan asks for next.
  'Next batch sizes 96, 320',
  // The study: what was foretold, and what came of it.
  'One training run may take at most 1,000 EUR.',
  'unchanged, within 2× · 1 Dec 2026 40 (20–80) 44 inside',
];

it('opens a report that was frozen in December 2026 with all that it holds', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/share/kept`, { waitUntil: 'load' });
  const said = (await page.locator('article').innerText()).replace(/\s+/g, ' ');
  for (const text of keptWords) expect(said).toContain(text);
  const headings = (await page.locator('article h2').allInnerTexts()).map((each) =>
    each.replace(/\s+/g, ' '),
  );
  expect(headings).toEqual(expect.arrayContaining([...keptSweeps, 'Migration']));
  // Two charts of the comparison, and two of each sweep.
  expect(await page.locator('article figure').count()).toBe(2 + 2 * keptSweeps.length);
  const lines = async (file: string) => {
    const response = await fetch(`${origin}/share/kept/${file}`);
    return (await response.text()).trimEnd().split('\r\n').length;
  };
  expect(await Promise.all(['A-runs.csv', 'B-runs.csv', 'C-runs.csv', 'sweeps.csv'].map(lines))).toEqual([
    19, 19, 9, 7,
  ]);
  const card = await fetch(`${origin}/share/kept/card.svg`);
  expect(await card.text()).toContain('Where Kite is flat');
  await page.close();
});

it('begins the form of the next version with the rules that are looked at', async () => {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
  await page.goto(`${origin}/benchmarks/resnet-18-cifar-10`, { waitUntil: 'load' });
  await page.getByText('Publish the next version').click();
  const begun = {
    model: await page.getByLabel('Model').locator('option:checked').textContent(),
    // The team no longer has it: whoever publishes chooses.
    dataset: await page.getByLabel('Data set').inputValue(),
    threshold: await page.getByLabel('Value to reach').inputValue(),
    optimisers: await page.getByRole('checkbox', { checked: true }).count(),
  };
  expect(begun).toEqual({ model: 'ResNet-34 32×32×3 (1)', dataset: '', threshold: '0.1', optimisers: 5 });
  expect(await inspectPage(page)).toEqual([]);
  await page.close();
});

it('leads by keyboard from a row, some of whose runs could not be checked, to the reasons', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/benchmarks/resnet-18-cifar-10`, { waitUntil: 'load' });
  const row = page.getByRole('row', { name: 'Tiny Models' });
  await row.getByRole('link', { name: '3 of 3 scored runs could not be checked' }).press('Enter');
  await page.waitForURL(/\/submissions\/submission-5#retraining$/);
  const section = page.getByRole('region', { name: 'Trained again' });
  await section.getByText(/^3 runs: the log names no engine of Critbatch/).waitFor();
  // On the page itself the same word leads there, and leaves the log that is open.
  await page.goto(`${origin}/benchmarks/resnet-18-cifar-10/submissions/submission-4?run=run-96-1`);
  await page.getByRole('link', { name: '1 of 3 scored runs: first check inconclusive' }).press('Enter');
  await page.waitForURL(/\?run=run-96-1#retraining$/);
  expect(await section.getByText(/^1 run: not settled yet/).isVisible()).toBe(true);
  await page.close();
});

it('gives all runs and logs of a submission as one CSV file', async () => {
  let asked = 0;
  const count = () => {
    asked += 1;
  };
  api.on('request', count);
  const response = await fetch(`${origin}/benchmarks/a/submissions/submission-1/evidence.csv`);
  const [head, ...rows] = (await response.text()).trimEnd().split('\r\n');
  expect(head).toMatch(/^runId,batchSize,seed,.*,step,trainingLoss,/);
  api.off('request', count);
  // The runs, and the rows of all of them.
  expect(asked).toBe(2);
  // Nine runs of six rows.
  expect(rows).toHaveLength(54);
  const missing = await fetch(`${origin}/benchmarks/a/submissions/none/evidence.csv`);
  expect(missing.status).toBe(404);
});

it('follows an export of the team and says when it is ready', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/team`, { waitUntil: 'load' });
  // Where it was done already when the page came, the next look finds it begun anew.
  if ((await page.getByText('of 40 sweeps').count()) === 0) await page.reload({ waitUntil: 'load' });
  await page.getByText('of 40 sweeps').waitFor();
  await page.getByRole('status').filter({ hasText: 'The export of 24 Nov 2026 is ready.' }).waitFor();
  expect(await page.getByText('of 40 sweeps').count()).toBe(0);
  await page.close();
});

it('gives a chart as SVG and, twice as large, as PNG', async () => {
  const file = (kind: string) => fetch(`${origin}/sweeps/sweep-214/figures/work.${kind}`);
  expect(await (await file('svg')).text()).toMatch(/<svg [^>]*viewBox="0 0 832 350"/);
  const png = Buffer.from(await (await file('png')).arrayBuffer());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // The header's width and height.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1664, 700]);
  expect((await fetch(`${origin}/sweeps/sweep-214/figures/nothing.png`)).status).toBe(404);
});

it.each([
  { javaScriptEnabled: true, shown: ['adamW.firstMomentDecay', 'adamW.weightDecay'] },
  // A style alone cannot tell which rule a group of fields is of: the groups are shown with their names.
  { javaScriptEnabled: false, shown: ['adamW.firstMomentDecay', 'adamW.weightDecay', 'momentum.momentum'] },
])(
  'shows the settings of the chosen optimiser (scripts: $javaScriptEnabled)',
  async ({ shown, ...reader }) => {
    const page = await browser.newPage({ locale: 'en-GB', ...reader });
    await page.goto(`${origin}/sweeps/new`, { waitUntil: 'networkidle' });
    const fields = ['adamW.firstMomentDecay', 'adamW.weightDecay', 'momentum.momentum', 'initialStepSize'];
    const visible = async () => {
      const seen = await Promise.all(fields.map((name) => page.locator(`[name="${name}"]`).isVisible()));
      return fields.filter((_, index) => seen[index]);
    };
    expect(await visible()).toEqual(['initialStepSize']);
    await page.getByLabel('Optimiser').selectOption('adamW');
    expect(await visible()).toEqual(shown);
    await page.close();
  },
);

it('writes what is usual into the fields that nobody has written in', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/sweeps/new`, { waitUntil: 'networkidle' });
  const [rate, threshold] = [page.getByLabel('Learning rate', { exact: true }), page.getByLabel('Threshold')];
  const optimiser = page.getByLabel('Optimiser');
  expect([await rate.inputValue(), await threshold.inputValue()]).toEqual(['', '0.1']);
  await optimiser.selectOption('adamW');
  expect(await rate.inputValue()).toBe('0.001');
  await optimiser.selectOption('lion');
  expect(await rate.inputValue()).toBe('0.0003');
  await rate.fill('0.02');
  await optimiser.selectOption('sgd');
  expect(await rate.inputValue()).toBe('0.02');
  await page.getByLabel('Metric').selectOption('TEST_ACCURACY');
  expect(await threshold.inputValue()).toBe('0.95');
  await page.close();
});

it('leads from runs that missed the target to its answer at a looser one, and to a form with what was asked for', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${origin}/sweeps/sweep-217`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: /^Answer for training loss ≤ / }).waitFor();
  await page.goto(`${origin}/sweeps/new?like=sweep-217&metric=TEST_LOSS&threshold=0.7&learningRate=0.03`, {
    waitUntil: 'networkidle',
  });
  expect(await page.getByLabel('Metric').inputValue()).toBe('TEST_LOSS');
  expect(await page.getByLabel('Threshold').inputValue()).toBe('0.7');
  expect(await page.locator('[name="learningRate"]').inputValue()).toBe('0.03');
  // One that is too old for the list, and an id of nothing.
  await page.goto(`${origin}/sweeps/new?model=model-old`, { waitUntil: 'load' });
  expect(await page.locator('select[name="model"] option:checked').innerText()).toContain('Old MLP');
  await page.goto(`${origin}/sweeps?model=model-old`, { waitUntil: 'load' });
  expect(await page.locator('select[name="model"] option:checked').innerText()).toBe('Old MLP');
  await page.goto(`${origin}/sweeps/new?model=nothing`, { waitUntil: 'load' });
  expect(await page.locator('select[name="model"] option:checked').innerText()).toContain('MLP 784-128-10');
  await page.close();
});
