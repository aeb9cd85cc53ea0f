import type { ComparisonToTell } from '@critbatch/theory';
import type { Compared, LinkedSweep } from './compared.ts';
import type { ComparisonData } from './loadComparison.ts';

/** A comparison as it is told, its sweeps by their letters. */
export function comparisonToTell(
  { hindrances, answer, isFinal, level, best, next, factorToNext, ...found }: ComparisonData,
  compared: readonly Compared<LinkedSweep>[],
): ComparisonToTell {
  const one = (sweep: { id: string }) => compared.find((each) => each.sweep.id === sweep.id);
  const winner = best && one(best);
  return {
    hindrances,
    answer,
    isFinal,
    level,
    factorToNext,
    best: winner
      ? {
          name: winner.letter,
          batchSize: winner.sweep.recommendation?.batchSize ?? null,
          isAtEdge: found.standings.some(({ sweep, isAtEdge }) => isAtEdge && sweep.id === winner.sweep.id),
        }
      : null,
    next: (next && one(next)?.letter) ?? null,
    notToldApart: found.notToldApart.flatMap((sweep) => one(sweep)?.letter ?? []),
    count: compared.length,
    hasSeveralModels: new Set(compared.map(({ sweep }) => sweep.modelId)).size > 1,
  };
}
