import { describe, expect, it } from '@jest/globals';
import { numbersOf } from './numbers.ts';
import { plainSentences } from './sentence.ts';
import type { BudgetToTell } from './tellBudget.ts';
import { budgetText, tellBudget, tellBudgetInRow } from './tellBudget.ts';
import { leadOf } from './toldAnswer.ts';

const ratio = (value: number) => ({ value, lower: value - 0.01, upper: value + 0.01 });
const answer: BudgetToTell = {
  ...{ metric: 'TRAINING_LOSS', examples: 1_400_000, level: 0.95, refusal: null },
  ...{ batchSize: 48, rule: 'LEAST_LOSS', bestBatchSize: { value: 51, lower: 40, upper: 66 } },
  nearlyBest: { lower: 44.2, upper: 60.8, tolerance: 0.01 },
  losses: [16, 64, 512].map((batchSize, i) => ({ batchSize, ratio: ratio([1.2, 1.02, 1.28][i] ?? 1) })),
  unread: [],
};

function said(
  given: Partial<BudgetToTell>,
  currentBatchSize: number | null = null,
  locale: 'en' | 'ja' = 'en',
) {
  const about = { currentBatchSize, isPreliminary: false };
  const told = tellBudget({ ...answer, ...given }, about, { numbers: numbersOf(locale) });
  const text = plainSentences([told.headline, ...leadOf(told), ...told.nextRuns], locale);
  return { verdict: told.verdict, text: text.replaceAll('\u00a0', ' ') };
}

describe('tellBudget', () => {
  it('says what to use, how sure that is, which are nearly as good, and what the largest costs', () => {
    expect(said({})).toEqual({
      verdict: 'identified',
      text: 'Use batch size 48. It leaves the least loss after 1.4 M examples. The least loss is at 51, 95 % interval 40–66. Nearly as good (at most 1 % more loss): 45–60. 512 leaves 28 (27–29) % more loss.',
    });
    expect(said({}, null, 'ja').text).toMatch(
      /^バッチサイズ 48 を使ってください。140 万 サンプルの時点で損失が最も小さくなります。/,
    );
  });

  it('says what the one in use costs, or that it can stay', () => {
    expect(said({}, 16).text).toMatch(/Your 16 leaves 20 \(19–21\) % more loss\. .*512 leaves 28/);
    // Once is enough.
    expect(said({}, 512).text.match(/512 leaves/g)).toHaveLength(1);
    const kept = said({ batchSize: 60, rule: 'KEEP_YOURS' }, 60).text;
    expect(kept).toMatch(
      /^Keep batch size 60\. After 1\.4 M examples it surely leaves at most 1 % more loss than the least\./,
    );
  });

  it('says beyond which end the least may lie, and which batch sizes to try', () => {
    const none = { batchSize: null, rule: null };
    const below = said({ ...none, bestBatchSize: { value: 16, lower: null, upper: 30 } });
    expect(below.verdict).toBe('notIdentified');
    expect(below.text).toMatch(/^The least loss may lie below 16, the smallest .* 95 % interval ≤ 30\./);
    expect(below.text).toMatch(/Runs near batch size 4 and 8 would tell most\.$/);
    const above = said({ ...none, bestBatchSize: { value: 512, lower: 90, upper: null } }).text;
    expect(above).toMatch(
      /^The least loss may lie above 512, .* near batch size 1024 and 2048 would tell most\.$/,
    );
    const anywhere = said({ ...none, bestBatchSize: { value: 64, lower: null, upper: null } }).text;
    expect(anywhere).toMatch(
      /^These runs cannot tell .* The least loss is at 64\. These runs set no bounds on it\./,
    );
  });

  it('says why there is nothing to compare', () => {
    const nothing = { batchSize: null, rule: null, bestBatchSize: null, nearlyBest: null, losses: [] };
    expect(said({ ...nothing, unread: [{ batchSize: 8 }] }).text).toBe(
      'Too few batch sizes can be compared to tell which leaves the least loss. Not counted, because not all of their runs can be read there: 8. Add runs at more batch sizes, or more seeds.',
    );
    const refusal = { code: 'METRIC_NOT_MEASURED', message: 'It was not measured.' };
    expect(said({ ...nothing, refusal }).text).toBe(
      'These runs do not answer the budget. It was not measured.',
    );
  });

  it('is preliminary while it can change', () => {
    const about = { currentBatchSize: null, isPreliminary: true };
    const told = tellBudget(answer, about, { numbers: numbersOf('en') });
    expect([told.verdict, told.chip]).toEqual(['preliminary', 'Preliminary']);
    expect(leadOf(told)[0]?.[0]?.text).toBe('Preliminary');
  });
});

describe('a row of a list', () => {
  const numbers = numbersOf('en');
  it('has the batch size to use and where the least is, or how far the sweep is', () => {
    const row = (given: object) => tellBudgetInRow({ answer, status: 'FINISHED', ...given }, { numbers });
    expect(row({})).toBe('use 48 · least at 51 (40–66)');
    expect(row({ isPreliminary: true, status: 'RUNNING' })).toBe('preliminary: use 48 · least at 51 (40–66)');
    expect(row({ answer: { ...answer, batchSize: 60, rule: 'KEEP_YOURS' } })).toBe(
      'keep 60 · least at 51 (40–66)',
    );
    expect(row({ answer: { ...answer, batchSize: null } })).toBe('not identified');
    expect(row({ answer: null, status: 'RUNNING' })).toBe('no answer yet');
    expect(row({ answer: null })).toBe('no answer');
  });

  it('has what was asked', () => {
    const asked = { metric: 'TEST_ACCURACY', examples: 20_480 } as const;
    expect(budgetText(asked, { numbers })).toBe('least test error after 20\u00a0k examples');
  });
});
