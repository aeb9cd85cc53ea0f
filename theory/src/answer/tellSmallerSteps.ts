import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import type { TooLongSteps } from './tooLongSteps.ts';

/** Advises a smaller learning rate, or smaller steps where none follows a rate. */
export function tellSmallerSteps(
  { learningRate }: TooLongSteps,
  { numbers }: { numbers: Numbers },
): Sentence {
  const { next } = wordsOf(numbers.locale);
  if (!learningRate) return next.smallerSteps;
  const { given, smaller } = learningRate;
  return next.smallerRate({ given: numbers.setting(given), smaller: numbers.setting(smaller) });
}
