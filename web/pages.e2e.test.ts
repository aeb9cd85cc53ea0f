import { it } from '@jest/globals';
import { expectNoFault, inspectEveryPage, newVisit } from './harness/testing/inspectEveryPage.ts';

inspectEveryPage({ viewport: { width: 1376, height: 900 }, colorScheme: 'light', locale: 'en-GB' });

it('works at 320 px, which is also a 1280 px window at 400 %', async () => {
  const smallest = await newVisit({ viewport: { width: 320, height: 640 } });
  for (const path of ['/sweeps/sweep-215', '/sweeps', '/sweeps/new']) await expectNoFault(path, smallest);
});
