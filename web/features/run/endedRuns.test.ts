import { expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { endedAmong, endedRuns } from './endedRuns.ts';

it('tells failed runs beside those that ended, wherever runs are counted', () => {
  const some = endedRuns({ succeeded: 24, failed: 6, total: 30 });
  const none = endedRuns({ succeeded: 30, failed: 0, total: 30 });
  const [t, ja] = [translatorOf('en'), translatorOf('ja')];
  for (const key of [
    'page.list.runsDone',
    'compare.table.runs',
    'sweep.spend.bar',
    'sweep.status.FINISHED',
  ] as const) {
    expect(t(key, some)).toMatch(/30 of 30.*, 6 failed$/);
    expect(t(key, none)).not.toContain('failed');
    expect(ja(key, some)).toMatch(/失敗 6.件/);
    expect(ja(key, none)).not.toContain('失敗');
  }
});

it('counts those of a page as the page shows them', () => {
  const run = { outcome: null, step: 5, crossing: null } as const;
  const runs = (['SUCCEEDED', 'SUCCEEDED', 'FAILED', 'CANCELED', 'RUNNING'] as const).map((status) => ({
    ...run,
    status,
  }));
  expect(endedAmong(runs)).toEqual({ done: 3, failed: 1, all: 5 });
  // It met its target, and where is still being read.
  const beingRead = { ...run, status: 'SUCCEEDED', outcome: 'TARGETS_REACHED' } as const;
  expect(endedAmong([...runs, beingRead])).toEqual({ done: 3, failed: 1, all: 6 });
});
