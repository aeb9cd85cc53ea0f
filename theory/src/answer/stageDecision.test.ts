import { describe, expect, it } from '@jest/globals';
import { numbersOf } from './numbers.ts';
import { plainSentences } from './sentence.ts';
import type { DecisionToTell } from './stageDecision.ts';
import { expectedOfRecommendation, tellStageDecision } from './stageDecision.ts';

const factor = { value: 2.6, lower: 2.1, upper: 3.1 };
const move: DecisionToTell = {
  choice: 'GO_ON',
  fromBatchSize: 32,
  batchSize: 96,
  expected: { measure: 'DEVICE_TIME', factor, isLowerBound: false },
};
const told = (decision: DecisionToTell, locale: 'en' | 'ja' = 'en') =>
  plainSentences(tellStageDecision(decision, { numbers: numbersOf(locale) }), locale);

describe('the decision that a stage ends in', () => {
  it.each<[Partial<DecisionToTell>, string]>([
    [{}, 'We plan to move from 32 to 96; expected: 2.6× less device time (2.1–3.1). The study goes on.'],
    [
      { expected: { measure: 'WORK', factor, isLowerBound: false }, choice: 'STOP' },
      'We move from 32 to 96; expected: 2.6× less work (2.1–3.1). The study ends here.',
    ],
    [
      {
        expected: { measure: 'WORK', factor: { value: 3.99, lower: null, upper: null }, isLowerBound: true },
      },
      'We plan to move from 32 to 96; expected: at least 3.9× less work. The study goes on.',
    ],
    [
      {
        batchSize: 4096,
        expected: {
          measure: 'DEVICE_TIME',
          factor: { value: 0.14, lower: 0.07, upper: null },
          isLowerBound: false,
        },
      },
      'We plan to move from 32 to 4096; expected: 7.1× the device time (≤\u00a014). The study goes on.',
    ],
    [{ expected: null }, 'We plan to move from 32 to 96. The study goes on.'],
    [{ batchSize: 32 }, 'We stay at 32. The study goes on.'],
    [{ fromBatchSize: null }, 'We plan to train with 96. The study goes on.'],
    [{ batchSize: null, choice: 'STOP' }, 'The study ends here.'],
  ])('%j', (change, text) => {
    expect(told({ ...move, ...change })).toBe(text);
  });

  it('is told in Japanese', () => {
    expect(told(move, 'ja')).toBe(
      'バッチサイズを 32 から 96 に変える予定です。変えなければ、デバイス時間は 2.6 倍かかる見込みです（2.1〜3.1）。スタディは次の段階に進みます。',
    );
  });

  it('expects of the recommended move what the recommendation says, and a bound where yours never arrived', () => {
    const given = {
      batchSize: 96,
      rule: 'LEAST_DEVICE_TIME_IN_VALLEY' as const,
      measure: 'DEVICE_TIME' as const,
      device: 'cpu',
      currentBatchSize: 32,
      least: factor,
      leastFactor: null,
      saving: { work: { factor }, deviceHours: { saved: factor, factor }, cost: null, currency: null },
      monthly: null,
    };
    expect(expectedOfRecommendation(given)).toEqual(move.expected);
    expect(expectedOfRecommendation({ ...given, saving: null, leastFactor: 4 })).toEqual({
      measure: 'WORK',
      factor: { value: 4, lower: null, upper: null },
      isLowerBound: true,
    });
    expect(expectedOfRecommendation({ ...given, saving: null })).toBeNull();
  });

  it('tells what the recommended move saved in money, and when it was to be paid back, as it stood', () => {
    const saved = { value: 0.5, lower: 0.4, upper: 0.6 };
    const recommendation = {
      batchSize: 96,
      rule: 'LEAST_DEVICE_TIME_IN_VALLEY' as const,
      measure: 'DEVICE_TIME' as const,
      device: 'cpu',
      currentBatchSize: 32,
      least: factor,
      leastFactor: null,
      saving: {
        work: { factor },
        deviceHours: { saved: factor, factor },
        cost: { saved },
        currency: 'EUR',
      },
      monthly: { runs: 100 },
      payback: { spent: { amount: 25, currency: 'EUR' }, days: { value: 15.2, lower: 12, upper: 19 } },
    };
    expect(told({ ...move, recommendation }).replaceAll('\u00a0', ' ')).toBe(
      'We plan to move from 32 to 96; expected: 2.6× less device time (2.1–3.1). That saves 50.00 EUR a month at 100 runs (40.00–60.00). Finding it cost 25.00 EUR, which is paid back within 16 days (12–19). The study goes on.',
    );
    const dated = { ...move, recommendation, decidedAt: '2026-12-03T04:00:00Z' };
    const as =
      / within 16 days \(12–19\)\. These figures are as they stood on 3 Dec 2026: hours, prices and runs that were entered or changed since are not in them\. The study goes on\.$/;
    expect(told(dated).replaceAll('\u00a0', ' ')).toMatch(as);
    expect(told(dated, 'ja')).toMatch(/これらは 2026年12月3日時点の数値で、/);
    // Without money there is nothing that could have changed since.
    expect(told({ ...dated, recommendation: null })).not.toMatch(/as they stood/);
    expect(told({ ...move, batchSize: 64, recommendation })).not.toContain('EUR');
  });
});
