import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { sampleBudgets } from '../../harness/sampleBudgets.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { budgetPoints, powerText } from './budgetText.ts';

const english = { t: translatorOf('en'), numbers: numbersOf('en') };
const japanese = { t: translatorOf('ja'), numbers: numbersOf('ja') };
const [first, second] = sampleBudgets.points;
if (!first || !second) throw new Error('The sample has five.');

describe('budgetPoints', () => {
  it('says of a budget which batch size is best, which are nearly so, and what the largest costs', () => {
    const [point] = budgetPoints([first], 'TRAINING_LOSS', english);
    expect(point).toMatchObject({ budget: '10\u00a0k examples', answer: '24 (≤\u00a036)', near: '20–31' });
    expect(point?.why).toBe(
      'Nearly as good (at most 1\u00a0% more loss): 20–31. 512 leaves 28 (27–29)\u00a0% more loss. Not counted, because not all of their runs can be read there: 1024.',
    );
    expect(point?.more.get(512)).toBe('28 (27–29)');
    expect(point?.more.get(32)).toBe('0.2 (0–1.4)');
  });

  it('says it where the runs are sure of none, of an accuracy, and in Japanese', () => {
    const [point] = budgetPoints([second], 'TEST_ACCURACY', english);
    expect(point?.why).toMatch(
      /^The runs are sure of none that is nearly as good\. 512 leaves .*\s% more test error\./,
    );
    const [told] = budgetPoints([first], 'TRAINING_LOSS', japanese);
    expect(told?.why).toMatch(/^ほぼ同等（損失の増加が 1\u00a0% 以内）：20〜31。512 では損失が 28（27〜29）/);
  });

  it('leaves out what the runs do not answer, and says where too few batch sizes can be read', () => {
    const refused = { ...first, refusal: { code: 'BUDGET_BEYOND_RUNS' } };
    const few = { ...first, bestBatchSize: null, nearlyBest: null, losses: [], unread: [] };
    const points = budgetPoints([refused, few], 'TRAINING_LOSS', english);
    expect(points.map(({ answer, why }) => [answer, why])).toEqual([
      ['–', 'Fewer than four batch sizes can be read there.'],
    ]);
  });
});

describe('powerText', () => {
  const power = sampleBudgets.power;
  if (!power) throw new Error('The sample has one.');

  it('says what twice the budget does, and which published powers the runs exclude', () => {
    expect(powerText(power, english)).toBe(
      'Twice the examples make it about 1.4 times as large: a power of 0.5 (0.41–0.61), as far as the intervals tell. Published for language models: 0.38 by Bergsma et al. 2025 (arXiv 2505.13738), which these runs exclude, 0.57 by Li et al. 2025 (arXiv 2503.04715).',
    );
    expect(powerText({ ...power, lower: null, upper: null }, japanese)).toContain('約 0.5 乗で増えますが');
  });
});
