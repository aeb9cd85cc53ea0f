import { numbersOf } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { cellOf } from './cell.ts';
import { endedAmong, endedRuns } from './endedRuns.ts';
import type { RunData } from './run.type.ts';
import { shortState } from './runState.ts';

const languageOf = (locale: 'en' | 'ja') => ({ t: translatorOf(locale), numbers: numbersOf(locale) });
const [en, ja] = [languageOf('en'), languageOf('ja')];

it('tells runs that ended badly beside those that ended, by kind, wherever runs are counted', () => {
  const none = { succeeded: 30, failed: 0, tooLarge: 0, diverged: 0, hopeless: 0, total: 30 };
  const some = { ...none, succeeded: 24, failed: 6, tooLarge: 4, diverged: 3, hopeless: 1 };
  for (const key of [
    'page.list.runsDone',
    'compare.table.runs',
    'sweep.spend.bar',
    'sweep.status.FINISHED',
  ] as const) {
    expect(en.t(key, endedRuns(some, en))).toMatch(
      /30 of 30.*, 2 failed, 4 too large, 3 diverged, 1 hopeless$/,
    );
    expect(en.t(key, endedRuns(none, en))).not.toMatch(/failed|large|diverged|hopeless/);
    expect(ja.t(key, endedRuns(some, ja))).toContain(
      '（失敗 2 件、メモリ不足 4 件、発散 3 件、見込みなし 1 件）',
    );
    expect(ja.t(key, endedRuns(none, ja))).not.toContain('（');
  }
});

type Ended = Pick<RunData, 'status' | 'outcome' | 'step' | 'crossing' | 'cancelRequested' | 'tooLargeFor'>;
const ended = { outcome: null, step: 5, crossing: null, cancelRequested: false, tooLargeFor: [] };
const tooLarge: Ended = { ...ended, status: 'FAILED', tooLargeFor: ['cpu'] };
const diverged: Ended = { ...ended, status: 'SUCCEEDED', outcome: 'DIVERGED' };
const badly: Ended[] = [
  { ...ended, status: 'FAILED' },
  ...[tooLarge, tooLarge],
  ...[diverged, diverged, diverged],
  { ...ended, status: 'SUCCEEDED', outcome: 'HOPELESS' },
];

it('counts those of a page as the page shows them', () => {
  const statuses = ['SUCCEEDED', 'SUCCEEDED', 'CANCELED', 'RUNNING'] as const;
  const runs = [...badly, ...statuses.map((status) => ({ ...ended, status }))];
  expect(endedAmong(runs, en)).toEqual({
    done: 9,
    all: 11,
    badly: ', 1 failed, 2 too large, 3 diverged, 1 hopeless',
  });
  // It met its target, and where is still being read.
  const beingRead = { ...ended, status: 'SUCCEEDED', outcome: 'TARGETS_REACHED' } as const;
  expect(endedAmong([...runs, beingRead], en)).toMatchObject({ done: 9, all: 12 });
});

it('counts each run under the word of its cell and of its row', () => {
  const context = { sweepId: 's', target: undefined, from: 1, forecastSteps: () => 9 };
  for (const each of badly) {
    const run = { ...each, id: 'r', batchSize: 8, seed: 1, history: [], attemptCount: 1, worker: null };
    const word = cellOf(run, context, en).text.replace('↑ ', '');
    expect(en.t(`sweep.runs.${shortState(run)}`)).toBe(word);
    expect(endedAmong([each], en).badly).toBe(`, 1 ${word}`);
  }
});
