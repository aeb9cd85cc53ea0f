import type { Interval } from '../estimate/estimate.type.ts';
import type { FirstEstimate } from '../firstEstimate/firstEstimate.ts';
import { factorOf } from '../firstEstimate/firstEstimate.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';

/** An estimate of b* from before the first run, and what came of it; null while nothing has. */
export type FirstEstimateToTell = Pick<FirstEstimate, 'source' | 'value' | 'lower' | 'upper' | 'cases'> & {
  outcome: { criticalBatchSize: Pick<Interval, 'value'>; factor: number; isInside: boolean } | null;
};

/** The guess with how far such guesses were off, what it rests on, and how it came out. */
export function tellFirstEstimate(
  estimate: FirstEstimateToTell,
  { numbers }: { numbers: Numbers },
): Sentence[] {
  const { firstEstimate: say } = wordsOf(numbers.locale);
  const { source, value, cases, outcome } = estimate;
  return [
    say.guess({
      batchSize: batchSizeText(value, numbers),
      factor: numbers.factor(factorOf(estimate)),
      interval: numbers.interval(estimate, (end) => batchSizeText(end, numbers)),
    }),
    say.rests[source]({ cases }),
    ...(outcome ? [came(outcome)] : []),
  ];

  function came({
    criticalBatchSize,
    factor,
    isInside,
  }: NonNullable<FirstEstimateToTell['outcome']>): Sentence {
    const said = {
      criticalBatchSize: batchSizeText(criticalBatchSize.value, numbers),
      factor: numbers.factor(factor),
    };
    return isInside ? say.inside(said) : say.outside(said);
  }
}

/** Whole batch sizes, and tenths below 10: a guess may be a small number. */
function batchSizeText(value: number, numbers: Numbers): string {
  return value < 10 ? numbers.factor(value) : numbers.whole(value);
}
