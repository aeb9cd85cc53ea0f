import type { AnswerFigures, WorkFactor } from './answerFigures.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import { percentOf, toleranceOf } from './tolerance.ts';

type Said = { numbers: Numbers };

/**
 * What the reader's own batch size costs. Inside the valley a change is not worth it; outside, the factor says what it
 * saves; a small lower bound says neither.
 */
export function tellYours(figures: AnswerFigures, { numbers }: Said): Sentence[] {
  const { yours } = figures;
  if (!yours) return [];
  const { saving: say } = wordsOf(numbers.locale);
  const batchSize = numbers.whole(yours.batchSize);
  if (yours.factor.value <= 1 + toleranceOf(figures))
    return yours.isLowerBound ? [] : [say.keep({ yours: batchSize, percent: percentOf(figures, numbers) })];
  if (figures.answer === 'NO_MINIMUM') {
    const values = {
      factor: factorText(yours, numbers),
      batchSize,
      interval: intervalOfFactor(yours, numbers),
    };
    return [yours.isLowerBound ? say.needsAtLeast(values) : say.needs(values)];
  }
  return [tellWork(yours, say.yours(batchSize), { numbers })];
}

/** What b* saves against any batch size of the sweep. */
export function tellSaving(work: WorkFactor, { numbers }: Said): Sentence {
  return tellWork(work, wordsOf(numbers.locale).saving.another(numbers.whole(work.batchSize)), { numbers });
}

function tellWork(work: WorkFactor, than: string, { numbers }: Said): Sentence {
  const { saving: say } = wordsOf(numbers.locale);
  const factor = factorText(work, numbers);
  return work.isLowerBound
    ? say.savesAtLeast({ factor, than })
    : say.saves({ factor, than, interval: intervalOfFactor(work, numbers) });
}

/** How many times, rounded down where it is at least so much. */
export function factorText({ factor, isLowerBound }: WorkFactor, numbers: Numbers): string {
  return isLowerBound ? numbers.leastFactor(factor.value) : numbers.factor(factor.value);
}

/** Interval of a factor in brackets, with its level if given. Empty if there is none, or if it says no more than the factor. */
export function intervalOfFactor(work: WorkFactor, numbers: Numbers, level?: number): string {
  const { lower = null, upper = null } = work.factor;
  if (lower === null && upper === null) return '';
  const interval = numbers.interval({ lower, upper }, numbers.factor);
  if (interval === factorText(work, numbers)) return '';
  const { atLevel } = wordsOf(numbers.locale);
  return numbers.brackets(
    level === undefined ? interval : atLevel({ level: numbers.whole(100 * level), interval }),
  );
}
