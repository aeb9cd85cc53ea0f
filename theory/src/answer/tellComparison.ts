import type { PolicyAnswer } from '../policy/policyComparison.type.ts';
import type { WorkFactor } from './answerFigures.ts';
import { wordsOf } from './answerWords.ts';
import type { ComparisonHindrance } from './comparisonHindrance.type.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import { factorText, intervalOfFactor } from './tellSaving.ts';

/** One of the compared sweeps, by the name that the surface gives it. */
export type ComparedToTell = {
  name: string;
  /** The batch size to use; null until its runs identify one. */
  batchSize: number | null;
  /** Whether the batch size of its least work is the smallest or the largest tested. */
  isAtEdge: boolean;
};

/** A comparison of sweeps by their least work, as it is told. */
export type ComparisonToTell = {
  hindrances: readonly ComparisonHindrance[];
  /** Null where something hinders it. */
  answer: PolicyAnswer | null;
  best: ComparedToTell | null;
  next: string | null;
  /** Work of `next` over that of `best`. */
  factorToNext: WorkFactor['factor'] | null;
  /** Names of those that may need no more work than the best. */
  notToldApart: readonly string[];
  /** How many are compared. */
  count: number;
  hasSeveralModels: boolean;
  isFinal: boolean;
  level: number;
};

/** Which sweep to go on with and at which batch size, in one sentence; and what to know beside it. */
export function tellComparison(
  compared: ComparisonToTell,
  { numbers }: { numbers: Numbers },
): { headline: Sentence; lead: Sentence[] } {
  const { comparison: say } = wordsOf(numbers.locale);
  const { answer, hindrances, best, isFinal, hasSeveralModels } = compared;
  const open = isFinal ? [] : [say.open];
  if (answer === null) return { headline: say.hindered({ hindrances }), lead: open };
  if (answer === 'TOO_FEW_MEASURED' || !best) return { headline: say.tooFew, lead: open };
  const edge = best.isAtEdge ? [say.edge({ best: best.name })] : [];
  return {
    headline: headlineOf(compared, best, { numbers }),
    lead: [...(hasSeveralModels ? [say.models] : []), ...edge, ...open],
  };
}

function headlineOf(
  { answer, next, factorToNext, notToldApart, count, level }: ComparisonToTell,
  best: ComparedToTell,
  { numbers }: { numbers: Numbers },
): Sentence {
  const { comparison: say } = wordsOf(numbers.locale);
  const batchSize = best.batchSize === null ? null : numbers.whole(best.batchSize);
  const ofNext = factorToNext && { batchSize: 0, factor: factorToNext, isLowerBound: false };
  const factor = ofNext && factorText(ofNext, numbers);
  if (answer === 'CANNOT_TELL')
    return say.cannotTell({
      names: numbers.list([best.name, ...notToldApart]),
      next:
        next !== null && factor && notToldApart.includes(next)
          ? { name: next, factor, interval: intervalOfFactor(ofNext, numbers, level) }
          : null,
      best: best.name,
    });
  return next !== null && factor
    ? say.best({
        best: best.name,
        next,
        isOneOfSeveral: count > 2,
        batchSize,
        factor,
        interval: intervalOfFactor(ofNext, numbers, level),
      })
    : say.bestAlone({ best: best.name, batchSize });
}
