import type { Interval } from '../estimate/estimate.type.ts';
import { wholeFreeRange } from '../estimate/freeUpTo.ts';
import type { AnswerFigures } from './answerFigures.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import { percentOf } from './tolerance.ts';

/** Up to which batch size work stays near the least, where N has no minimum. */
export function tellFree(
  freeRange: Interval,
  figures: Pick<AnswerFigures, 'level' | 'valley'>,
  { numbers }: { numbers: Numbers },
): Sentence {
  const { value, ...ends } = wholeFreeRange(freeRange);
  return wordsOf(numbers.locale).noMinimum.free({
    batchSize: numbers.whole(value),
    interval: numbers.interval(ends),
    level: numbers.whole(figures.level * 100),
    percent: percentOf(figures, numbers),
    isSure: ends.lower !== null && value <= ends.lower,
  });
}

/** What is not known where N only rises from the smallest tested batch size on; nothing where none is smaller, where it diverged, or it is not known. */
export function tellBelow(
  { testedRange, diverged = [] }: Pick<AnswerFigures, 'testedRange' | 'diverged'>,
  { numbers }: { numbers: Numbers },
): Sentence[] {
  const smallest = testedRange?.lower ?? 1;
  if (smallest <= 1 || diverged.some((batchSize) => batchSize < smallest)) return [];
  const smaller = numbers.whole(Math.floor(smallest / 2));
  return [wordsOf(numbers.locale).noMinimum.below({ smallest: numbers.whole(smallest), smaller })];
}
