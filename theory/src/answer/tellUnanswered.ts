import type { SecondsLeft } from '../cost/remainingTime.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import { tellSmallerSteps } from './tellSmallerSteps.ts';
import type { ToldAnswer } from './toldAnswer.ts';
import { nothingMore } from './toldAnswer.ts';
import type { TooLongSteps } from './tooLongSteps.ts';

/** Why a sweep has no answer to tell: its runs are open, they are being counted, they failed, it was canceled, or none has a result. */
export type Unanswered =
  /** `secondsLeft` is null before there is a pace. */
  | { verdict: 'open'; all: number; done: number; secondsLeft: SecondsLeft | null }
  | { verdict: 'open'; all: number; isCounting: true; isImported: boolean }
  /** `reason` is null where there are several. */
  | {
      verdict: 'failed';
      all: number;
      failed: number;
      reason: string | null;
      /** What helps: smaller steps, or what the fault says. */
      advice: TooLongSteps | string | null;
    }
  | { verdict: 'canceled'; all: number; done: number }
  | { verdict: 'none' };

/** Says beside an answer how many runs may still move it. */
export function tellOpenRuns(count: number, { numbers }: { numbers: Numbers }): string {
  return wordsOf(numbers.locale).openRuns(count);
}

/** Says before the reason why nothing is identified that the sweep was canceled: that comes first, whatever the runs say. */
export function tellCanceled(
  told: ToldAnswer,
  ended: { all: number; done: number },
  { numbers }: { numbers: Numbers },
): ToldAnswer {
  if (told.verdict !== 'notIdentified') return told;
  return { ...told, reason: [wordsOf(numbers.locale).canceled.before(ended), ...told.reason] };
}

/** Tells why a sweep has no answer. */
export function tellUnanswered(state: Unanswered, { numbers }: { numbers: Numbers }): ToldAnswer {
  const words = wordsOf(numbers.locale);
  const told = { verdict: state.verdict, chip: words.chip[state.verdict], ...nothingMore };
  switch (state.verdict) {
    case 'open': {
      if ('isCounting' in state)
        return { ...told, headline: words.open.counting(state), reason: [words.open.computed] };
      const { secondsLeft: left } = state;
      const expected = left ? words.open.expected(leftIn(left, { numbers })) : words.open.soon;
      return { ...told, headline: words.open.headline(state), reason: [expected] };
    }
    case 'failed': {
      const { all, failed: count, reason, advice } = state;
      const why = reason === null ? words.failed.mixed : words.failed.reason({ reason });
      return {
        ...told,
        headline: words.failed.headline({ count, all }),
        reason: [why],
        next: adviceIn(advice, { numbers }),
      };
    }
    case 'canceled':
      return { ...told, headline: words.canceled.headline, reason: [words.canceled.lead(state)] };
    case 'none':
      return { ...told, headline: words.none };
  }
}

/** What cannot be exceeded alone where nothing else can be expected, or the same. */
function leftIn({ expected, most }: SecondsLeft, { numbers }: { numbers: Numbers }) {
  const limit = numbers.duration(most);
  const time = expected === null ? null : numbers.duration(expected);
  return { time: time === limit ? null : time, most: limit };
}

function adviceIn(advice: TooLongSteps | string | null, { numbers }: { numbers: Numbers }): Sentence[] {
  if (advice === null) return [];
  return typeof advice === 'string'
    ? [[{ text: advice, emphasis: 'none' }]]
    : [tellSmallerSteps(advice, { numbers })];
}
