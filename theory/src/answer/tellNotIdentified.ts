import type { AnswerFigures } from './answerFigures.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import { targetText } from './targetText.ts';
import { tellSmallerSteps } from './tellSmallerSteps.ts';
import type { ToldAnswer } from './toldAnswer.ts';

type Said = { numbers: Numbers };
type Reason = Pick<ToldAnswer, 'headline' | 'reason'> & { next?: readonly Sentence[] };

/** What cannot be said, why, and the runs that would tell most. */
export function tellNotIdentified(
  figures: AnswerFigures,
  { numbers }: Said,
): Reason & Pick<ToldAnswer, 'verdict' | 'chip' | 'next' | 'nextRuns'> {
  const { chip, next: say } = wordsOf(numbers.locale);
  const { headline, reason, next = [] } = reasonOf(figures, { numbers });
  const suggested = hasNoChance(figures) ? [] : figures.suggestedBatchSizes;
  return {
    verdict: 'notIdentified',
    chip: chip.notIdentified,
    headline,
    reason,
    next,
    nextRuns: suggested.length > 0 ? [say.runsNear({ list: numbers.list(suggested) })] : [],
  };
}

/**
 * Whether no run more can be advised: with steps too long, others would rise as these did; and while none has reached the
 * target, nothing says what chance another has (estimates from before 2 December 2026 name some).
 */
export function hasNoChance({
  reason,
  tooLongSteps,
}: Pick<AnswerFigures, 'reason' | 'tooLongSteps'>): boolean {
  return tooLongSteps !== null || reason === 'EVERYTHING_CENSORED';
}

function reasonOf(figures: AnswerFigures, { numbers }: Said): Reason {
  const { notIdentified: say, next } = wordsOf(numbers.locale);
  const reason = figures.reason ?? 'LAWS_DISAGREE';
  if (reason === 'EVERYTHING_CENSORED')
    return withSteps(figures, { numbers }, noneReached(figures, { numbers }));
  const headline = say.headline[reason];
  switch (reason) {
    case 'TOO_FEW_BATCH_SIZES':
    case 'TOO_FEW_CROSSINGS': {
      const counts = { reached: numbers.whole(figures.reached), censored: numbers.whole(figures.censored) };
      if (figures.censored === 0)
        return { headline: say.tooFewTried[reason], reason: [say.allReached(counts)] };
      return withSteps(figures, { numbers }, { headline, reason: [say.counts(counts)] });
    }
    case 'MINIMUM_OUTSIDE_TESTED_RANGE':
      return { headline: edge(figures, { numbers }) ?? headline, reason: [] };
    case 'INTERVAL_OUTSIDE_TESTED_RANGE':
      return outside(figures, { numbers }, headline);
    case 'MINIMUM_MAY_BE_SHALLOW':
      return { headline, reason: shallow(figures, { numbers }) };
    case 'NO_CONVERGENCE':
      return { headline, reason: [], next: [next.moreRuns] };
    case 'LAWS_DISAGREE':
      return { headline, reason: laws(figures, { numbers }) };
  }
}

/** Where steps were too long, that is the reason, and no other advice helps. */
function withSteps({ tooLongSteps: steps }: AnswerFigures, { numbers }: Said, told: Reason): Reason {
  if (!steps) return told;
  const { lossRose } = wordsOf(numbers.locale).notIdentified;
  const rose = lossRose({ risen: numbers.whole(steps.risen), missed: numbers.whole(steps.missed) });
  return { ...told, reason: [...told.reason, rose], next: [tellSmallerSteps(steps, { numbers })] };
}

function laws({ equalLaws }: AnswerFigures, { numbers }: Said): Sentence[] {
  if (equalLaws.length < 2) return [];
  const minima = equalLaws.flatMap((minimiser) => (minimiser === null ? [] : [numbers.whole(minimiser)]));
  const isNowhereToo = equalLaws.includes(null);
  const places = [...new Set(minima)];
  return [
    wordsOf(numbers.locale).notIdentified.lawsPlaceIt({ count: equalLaws.length, places, isNowhereToo }),
  ];
}

/** The minimum lies at an edge of what was tested, on the side that the best law says. */
function edge({ testedRange, bestMinimiser }: AnswerFigures, { numbers }: Said): Sentence | null {
  if (!testedRange || bestMinimiser === null) return null;
  const { notIdentified: say } = wordsOf(numbers.locale);
  return bestMinimiser > testedRange.upper
    ? say.edgeAbove({ batchSize: numbers.whole(testedRange.upper) })
    : say.edgeBelow({ batchSize: numbers.whole(testedRange.lower) });
}

/** The best law's minimum, and the smallest batch size, which may be as good. */
function shallow({ bestMinimiser, testedRange }: AnswerFigures, { numbers }: Said): Sentence[] {
  if (bestMinimiser === null || testedRange === null) return [];
  const places = {
    batchSize: numbers.whole(bestMinimiser),
    smallest: numbers.whole(testedRange.lower),
  };
  return [wordsOf(numbers.locale).notIdentified.shallow(places)];
}

/** The end that lies outside is the averaged interval's: that of the best law alone may lie inside. */
function outside(
  { bestMinimiser, endOutside, testedRange, level }: AnswerFigures,
  { numbers }: Said,
  unknown: Sentence,
): Reason {
  const { notIdentified: say } = wordsOf(numbers.locale);
  const percent = numbers.whole(level * 100);
  const isKnown = endOutside !== null && testedRange !== null;
  return {
    headline: bestMinimiser === null ? unknown : say.near({ batchSize: numbers.whole(bestMinimiser) }),
    reason: [
      isKnown
        ? say.endOutside({
            level: percent,
            end: writtenOutside(endOutside, testedRange, numbers),
            lower: numbers.whole(testedRange.lower),
            upper: numbers.whole(testedRange.upper),
          })
        : say.leavesRange({ level: percent }),
    ],
  };
}

/** Rounded away from the tested batch sizes: 7.6 beside a smallest one of 8 is not written as 8. */
function writtenOutside(end: number, { lower }: { lower: number }, numbers: Numbers): string {
  if (end >= lower) return numbers.whole(Math.ceil(end));
  return end < 1 ? numbers.setting(Number(end.toPrecision(1))) : numbers.whole(Math.floor(end));
}

function noneReached({ maxExamplesPerRun, looserTarget }: AnswerFigures, { numbers }: Said): Reason {
  const { notIdentified: say, next } = wordsOf(numbers.locale);
  const limit = maxExamplesPerRun === null ? null : numbers.tick(maxExamplesPerRun);
  return {
    headline: say.noneReached({ limit }),
    reason: [],
    next: [
      looserTarget
        ? next.looserTarget({ target: targetText(looserTarget, { numbers }), count: looserTarget.reachedBy })
        : next.raiseLimit,
    ],
  };
}
