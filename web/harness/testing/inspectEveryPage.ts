import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inspectPage } from '../inspectPage.ts';
import type { SamplePortal } from './openSamplePortal.ts';
import { openSamplePortal } from './openSamplePortal.ts';

const bringing =
  'upload=u&file=digits.zip&format=imageFolder&name=Digits&inputShape=8x8&classes=3&testExamples=100';
const importing = new URLSearchParams({
  upload: 'upload-1',
  format: 'CSV',
  file: 'runs.csv',
  name: 'Theirs',
  targetMetric: 'TEST_ACCURACY',
  unit: 'EPOCHS',
});

const paths = [
  '/',
  '/learn',
  ...[215, 216, 198, 218].map((number) => `/learn?sweep=sweep-${number}`),
  ...[214, 215, 216, 198, 217, 218, 219].map((number) => `/sweeps/sweep-${number}`),
  '/sweeps/sweep-214/runs/run-214-96-1?against=time',
  '/sweeps/sweep-215/runs/run-215-512-3',
  '/sweeps/sweep-219/runs/run-219-128-3?after=next',
  '/sweeps/sweep-224',
  '/sweeps/sweep-225',
  '/sweeps/sweep-226',
  '/sweeps/sweep-224/runs/run-224-512-1',
  '/compare',
  `/compare?${[214, 221, 222, 216, 198, 217].map((number) => `s=sweep-${number}`).join('&')}`,
  '/sweeps/sweep-216?against=examples',
  '/sweeps/sweep-214?curve=gradientNorm&search=trials&against=time',
  '/sweeps/sweep-214?price=2&currency=EUR&devices=12&maxHours=24',
  '/sweeps?name=MLP&status=FINISHED&column=answer&column=model',
  '/studies',
  '/studies/study-1',
  '/studies/study-3',
  '/benchmarks',
  '/benchmarks/resnet-18-cifar-10',
  '/benchmarks/resnet-18-cifar-10/submissions/submission-4?run=run-96-1',
  '/benchmarks/resnet-18-cifar-10/submissions/submission-5',
  '/memos',
  '/memos?study=study-1',
  '/memos/memo-1',
  '/policies',
  '/policies/policies-1',
  '/policies/new?like=sweep-214',
  '/reports',
  '/reports/report-1',
  '/reports/new?s=sweep-214',
  '/share/shared',
  '/share/bare',
  '/share/revoked',
  '/embed/shared',
  '/models?bring',
  '/models/model-1',
  '/models/model-2?note=softmax&note=epsilon:0.001',
  '/datasets',
  '/datasets/dataset-1',
  '/datasets/new?fault=sent',
  `/datasets/new?${bringing}`,
  `/datasets/new?${bringing.replace('Digits', 'Torn')}`,
  '/account',
  '/notifications',
  '/unsubscribe/token',
  '/reset-password',
  '/reset-password?token=secret',
  '/team',
  '/team/webhooks/webhook-1',
  '/docs',
  '/docs/getting-started',
  '/docs/glossary',
  '/docs/errors#INVALID_INPUT',
  '/docs/equations',
  '/docs/api',
  '/explorer',
  '/invitation?token=secret',
  '/invitation?token=spent',
  '/search?q=mnist',
  '/sweeps',
  '/sweeps/new',
  '/sweeps/import?fault=large',
  `/sweeps/import?${importing}`,
  '/sign-in?error=INVALID_TOKEN',
];

let portal: SamplePortal;
let visit: BrowserContext;

/** Opens every kind of page as a reader does, one after another in the same browser, and looks for faults. */
export function inspectEveryPage(reader: BrowserContextOptions): void {
  beforeAll(async () => {
    portal = await openSamplePortal();
    visit = await portal.browser.newContext(reader);
  });
  afterAll(() => portal?.close());

  describe(`for a reader with ${reader.viewport?.width} px, ${reader.colorScheme}, ${reader.locale}`, () => {
    // Together: a page that waits leaves the processor to another.
    it.concurrent.each(paths)('%s has no fault that a machine can find', (path) =>
      expectNoFault(path, visit),
    );
  });
}

/** Another reader of the pages that `inspectEveryPage` opens. */
export const newVisit = (reader: BrowserContextOptions) => portal.browser.newContext(reader);

export async function openPage(path: string, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(portal.origin + path, { waitUntil: 'load' });
  return page;
}

export async function expectNoFault(path: string, context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(portal.origin + path, { waitUntil: 'load' });
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  faults.push(...(await inspectPage(page)));
  await page.close();
  expect(faults).toEqual([]);
}
