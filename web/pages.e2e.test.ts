import { expect, it } from '@jest/globals';
import { inspectPage } from './harness/inspectPage.ts';
import { expectNoFault, inspectEveryPage, newVisit, openPage } from './harness/testing/inspectEveryPage.ts';

inspectEveryPage({ viewport: { width: 1376, height: 900 }, colorScheme: 'light', locale: 'en-GB' });

it('works at 320 px, which is also a 1280 px window at 400 %', async () => {
  const smallest = await newVisit({ viewport: { width: 320, height: 640 } });
  for (const path of ['/sweeps/sweep-215', '/sweeps', '/sweeps/new', '/studies/study-1'])
    await expectNoFault(path, smallest);
});

it('would find a fault, on the first page of a visit and on the next', async () => {
  const visit = await newVisit({ viewport: { width: 1376, height: 900 } });
  for (let pages = 0; pages < 2; pages++) {
    const page = await openPage('/learn', visit);
    await page.evaluate(() => {
      document.documentElement.removeAttribute('lang');
      document.body.insertAdjacentHTML('beforeend', '<button></button>');
    });
    expect(await inspectPage(page)).toEqual([
      expect.stringMatching(/^axe button-name: /),
      expect.stringMatching(/^axe html-has-lang: html /),
    ]);
    await page.close();
  }
});
