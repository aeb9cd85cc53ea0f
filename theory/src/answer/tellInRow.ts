import { wholeFreeRange } from '../estimate/freeUpTo.ts';
import type { AnswerFigures } from './answerFigures.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { Valley } from './tolerance.ts';
import { percentOf } from './tolerance.ts';

type InRow = Pick<AnswerFigures, 'answer' | 'criticalBatchSize' | 'freeRange'> & Valley;

/** The answer of a sweep in a few words, for a row of a list; while runs are open, one that only lacks runs is none yet. */
export function tellInRow(
  { estimate: figures, status }: { estimate: InRow | null; status: string },
  { numbers }: { numbers: Numbers },
): string {
  const isRunning = status === 'RUNNING';
  const { inRow: say } = wordsOf(numbers.locale);
  if (!figures) return isRunning ? say.open : say.none;
  const { answer, criticalBatchSize, freeRange } = figures;
  if (criticalBatchSize) return say.identified(numbers.withInterval(criticalBatchSize));
  if (answer === 'NO_MINIMUM' && freeRange) {
    const batchSize = numbers.withInterval(wholeFreeRange(freeRange));
    return say.noMinimum({ percent: percentOf(figures, numbers), batchSize });
  }
  if (answer === 'NO_MINIMUM') return say.noMinimumAlone;
  return isRunning ? say.open : say.notIdentified;
}
