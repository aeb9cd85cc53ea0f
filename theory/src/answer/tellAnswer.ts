import type { AnswerFigures } from './answerFigures.ts';
import { wordsOf } from './answerWords.ts';
import { tellDiverged } from './divergedSizes.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import { tellBelow, tellFree } from './tellFree.ts';
import { tellNotIdentified } from './tellNotIdentified.ts';
import { tellRecommendation } from './tellRecommendation.ts';
import { tellYours } from './tellSaving.ts';
import type { ToldAnswer } from './toldAnswer.ts';
import { nothingMore } from './toldAnswer.ts';
import { percentOf } from './tolerance.ts';

/** Tells the answer of an estimate: the batch size to use where there is one, else one of the three answers and what follows from it. */
export function tellAnswer(figures: AnswerFigures, language: { numbers: Numbers }): ToldAnswer {
  const answered = tellAnswered(figures, language);
  const told = { ...answered, interval: [...answered.interval, ...tellDiverged(figures, language)] };
  const { chip, preliminary, counting } = wordsOf(language.numbers.locale);
  if (figures.isCounting)
    return {
      ...told,
      ...{ verdict: 'preliminary', chip: chip.preliminary, reason: [counting, ...told.reason], nextRuns: [] },
    };
  if (!figures.isPreliminary || told.verdict === 'notIdentified') return told;
  return { ...told, verdict: 'preliminary', chip: chip.preliminary, reason: [preliminary, ...told.reason] };
}

function tellAnswered(figures: AnswerFigures, language: { numbers: Numbers }): ToldAnswer {
  const { recommendation, answer } = figures;
  if (recommendation && answer !== 'NOT_IDENTIFIED') {
    const verdict = answer === 'NO_MINIMUM' ? 'noMinimum' : 'identified';
    const { chip } = wordsOf(language.numbers.locale);
    const told = tellRecommendation({ ...figures, recommendation }, language);
    return { ...nothingMore, verdict, chip: chip[verdict], ...told };
  }
  if (figures.answer === 'MINIMISER') return tellIdentified(figures, language);
  return figures.answer === 'NO_MINIMUM'
    ? tellNoMinimum(figures, language)
    : { ...nothingMore, ...tellNotIdentified(figures, language) };
}

/** b* with its interval, what it saves, and the valley to choose from. */
function tellIdentified(figures: AnswerFigures, { numbers }: { numbers: Numbers }): ToldAnswer {
  const { criticalBatchSize, withoutOneBatchSize, valley } = figures;
  const { chip, identified: say } = wordsOf(numbers.locale);
  const choice = valley && numbers.inside(valley);
  const level = numbers.whole(figures.level * 100);
  const isBounded = criticalBatchSize?.lower != null || criticalBatchSize?.upper != null;
  return {
    ...nothingMore,
    verdict: 'identified',
    chip: chip.identified,
    headline: say.headline({ batchSize: numbers.whole(criticalBatchSize?.value ?? Number.NaN) }),
    interval: [
      criticalBatchSize && isBounded
        ? say.interval({ level, interval: numbers.interval(criticalBatchSize) })
        : say.unbounded,
      ...(withoutOneBatchSize
        ? [say.withoutOneBatchSize({ interval: numbers.interval(withoutOneBatchSize) })]
        : []),
    ],
    saving: tellYours(figures, { numbers }),
    // A valley of one batch size leaves no choice.
    choice:
      choice && choice.lower < choice.upper
        ? [
            say.valley({
              lower: numbers.whole(choice.lower),
              upper: numbers.whole(choice.upper),
              percent: percentOf(figures, numbers),
            }),
          ]
        : [],
  };
}

/** N only rises with b, as far as it was tested: how far batch sizes are free, and where work doubles. */
function tellNoMinimum(figures: AnswerFigures, { numbers }: { numbers: Numbers }): ToldAnswer {
  const { freeRange, knee, testedRange } = figures;
  const below = tellBelow(figures, { numbers });
  const { chip, noMinimum: say } = wordsOf(numbers.locale);
  const level = numbers.whole(figures.level * 100);
  const interval: Sentence[] = [];
  if (freeRange) interval.push(tellFree(freeRange, figures, { numbers }));
  // Below 1 it is no batch size.
  if (knee && knee.value >= 1)
    interval.push(
      say.knee({ batchSize: numbers.whole(knee.value), interval: numbers.interval(knee), level }),
    );
  return {
    ...nothingMore,
    verdict: 'noMinimum',
    chip: chip.noMinimum,
    headline:
      testedRange && testedRange.lower > 1
        ? say.headlineFrom({ smallest: numbers.whole(testedRange.lower) })
        : say.headline,
    interval: [...interval, ...below],
    saving: tellYours(figures, { numbers }),
  };
}
