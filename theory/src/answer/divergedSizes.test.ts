import { describe, expect, it } from '@jest/globals';
import { unknownFigures } from './answerFigures.ts';
import { divergedSizes } from './divergedSizes.ts';
import { numbersOf } from './numbers.ts';
import { plainSentences } from './sentence.ts';
import { tellAnswer } from './tellAnswer.ts';
import { leadOf } from './toldAnswer.ts';

const run = (batchSize: number, outcome: string | null, status = 'SUCCEEDED') => ({
  batchSize,
  outcome,
  status,
});

describe('divergedSizes', () => {
  it('are those of which no run came to another result', () => {
    const runs = [
      ...[run(8, 'DIVERGED'), run(8, 'TARGETS_REACHED')],
      ...[run(4, 'DIVERGED'), run(4, null, 'FAILED'), run(2, 'DIVERGED'), run(2, 'DIVERGED')],
      run(16, 'BUDGET_SPENT'),
    ];
    expect(divergedSizes(runs)).toEqual([2, 4]);
  });
});

describe('an answer', () => {
  const figures = {
    ...unknownFigures,
    ...{ answer: 'NO_MINIMUM' as const, level: 0.95, testedRange: { lower: 8, upper: 512 } },
    freeRange: { value: 12, lower: 11, upper: 13 },
  };
  const said = (diverged: number[], locale: 'en' | 'ja' = 'en') => {
    const told = tellAnswer({ ...figures, diverged }, { numbers: numbersOf(locale) });
    return plainSentences([told.headline, ...leadOf(told)], locale);
  };

  it('tells which batch sizes diverged, and does not send anybody to test them', () => {
    expect(said([])).toContain('Below 8 nothing was tested, and a smaller batch size may need less: test 4.');
    const told = said([4]);
    expect(told).not.toContain('nothing was tested');
    expect(told).toContain(
      'All runs at batch size 4 diverged: their steps are too long, and smaller ones might reach the target.',
    );
    expect(said([2, 4])).toContain('All runs at batch sizes 2 and 4 diverged');
    expect(said([2, 4], 'ja')).toContain('バッチサイズ 2、4 の実行はすべて発散しました。');
  });

  it('says from where on it speaks in either case', () => {
    expect(said([4]).split('.')[0]).toBe(said([]).split('.')[0]);
  });
});
