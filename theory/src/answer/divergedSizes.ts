import type { AnswerFigures } from './answerFigures.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';

type EndedRun = { batchSize: number; status: string; outcome?: string | null | undefined };

/** Batch sizes at which a run diverged and none came to another result, ascending. */
export function divergedSizes(runs: readonly EndedRun[]): number[] {
  const hasResult = ({ status, outcome }: EndedRun) => status === 'SUCCEEDED' && outcome !== 'DIVERGED';
  const told = new Set(runs.filter(hasResult).map(({ batchSize }) => batchSize));
  const diverged = runs.filter(({ batchSize, outcome }) => outcome === 'DIVERGED' && !told.has(batchSize));
  return [...new Set(diverged.map(({ batchSize }) => batchSize))].sort((one, other) => one - other);
}

/** Says which batch sizes diverged, which is why the answer does not speak of them. */
export function tellDiverged(
  { diverged = [] }: Pick<AnswerFigures, 'diverged'>,
  { numbers }: { numbers: Numbers },
): Sentence[] {
  if (diverged.length === 0) return [];
  const isOne = diverged.length === 1;
  return [wordsOf(numbers.locale).diverged({ batchSizes: numbers.list([...diverged]), isOne })];
}
