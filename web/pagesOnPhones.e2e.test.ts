import { expect, it } from '@jest/globals';
import { inspectEveryPage, newVisit, openPage } from './harness/testing/inspectEveryPage.ts';

const phone = { viewport: { width: 390, height: 844 } };

inspectEveryPage({ ...phone, colorScheme: 'dark', locale: 'ja-JP' });

it('shows the whole name of the place where the reader is, however many there are before it', async () => {
  const visit = await newVisit({ ...phone, locale: 'en-GB' });
  for (const path of ['/benchmarks', '/docs']) {
    const page = await openPage(path, visit);
    await page.waitForFunction(isPlaceWhole, null, { timeout: 300_000 });
    expect(await page.evaluate('window.scrollY')).toBe(0);
    await page.close();
  }
  await visit.close();
});

/** Runs in the browser. */
function isPlaceWhole(): boolean {
  const place = document.querySelector('header nav [aria-current="page"]');
  const [link, row] = [place?.getBoundingClientRect(), place?.parentElement?.getBoundingClientRect()];
  return Boolean(link && row && link.left >= row.left - 1 && link.right <= row.right + 1);
}
