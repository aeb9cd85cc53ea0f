import { wholeFreeRange } from '../estimate/freeUpTo.ts';
import type { RecommendationRule } from '../recommend/recommend.ts';
import type { AnswerFigures } from './answerFigures.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { Valley } from './tolerance.ts';
import { percentOf } from './tolerance.ts';

type InRow = Pick<AnswerFigures, 'answer' | 'criticalBatchSize' | 'freeRange'> & Valley;

type Row = {
  estimate: InRow | null;
  /** The batch size to use; left out where only the evidence of an estimate is told. */
  recommendation?: { batchSize: number; rule?: RecommendationRule } | null;
  status: string;
  isPreliminary?: boolean;
};

/**
 * The answer of a sweep in a few words, for a row of a list: the batch size to use, then what it rests on. While runs are
 * open or not counted, an answer that only lacks runs is none yet.
 */
export function tellInRow(row: Row, { numbers }: { numbers: Numbers }): string {
  const evidence = evidenceInRow(row, numbers);
  const { inRow: say } = wordsOf(numbers.locale);
  const { recommendation } = row;
  const told = recommendation
    ? say.recommended({
        batchSize: numbers.whole(recommendation.batchSize),
        rule: recommendation.rule ?? null,
        evidence,
      })
    : evidence;
  return markPreliminary(told, row, { numbers });
}

/** What is told of a sweep, marked where its answer is preliminary; what identifies nothing promises nothing. */
export function markPreliminary(
  told: string,
  { estimate, isPreliminary }: { estimate: { answer: string } | null; isPreliminary?: boolean | undefined },
  { numbers }: { numbers: Numbers },
): string {
  const isAnswered = estimate !== null && estimate.answer !== 'NOT_IDENTIFIED';
  return isPreliminary && isAnswered ? wordsOf(numbers.locale).inRow.preliminary(told) : told;
}

function evidenceInRow({ estimate: figures, status, isPreliminary }: Row, numbers: Numbers): string {
  const isOpen = status === 'RUNNING' || isPreliminary;
  const { inRow: say } = wordsOf(numbers.locale);
  if (!figures) return isOpen ? say.open : say.none;
  const { answer, criticalBatchSize, freeRange } = figures;
  if (criticalBatchSize) return say.identified(numbers.withInterval(criticalBatchSize));
  if (answer === 'NO_MINIMUM' && freeRange) {
    const batchSize = numbers.withInterval(wholeFreeRange(freeRange));
    return say.noMinimum({ percent: percentOf(figures, numbers), batchSize });
  }
  if (answer === 'NO_MINIMUM') return say.noMinimumAlone;
  return isOpen ? say.open : say.notIdentified;
}
