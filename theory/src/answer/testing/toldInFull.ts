import type { AnswerFigures } from '../answerFigures.ts';
import { unknownFigures } from '../answerFigures.ts';
import { numbersOf } from '../numbers.ts';
import { plainSentences } from '../sentence.ts';
import { tellAnswer } from '../tellAnswer.ts';
import { leadOf } from '../toldAnswer.ts';

/** An answer of which nothing is known. */
export const nothing: AnswerFigures = { ...unknownFigures, answer: 'NOT_IDENTIFIED', level: 0.95 };

/** All that is told of an answer, in the order in which a page has it, with plain spaces. */
export function toldInFull(known: Partial<AnswerFigures>, locale: 'en' | 'ja'): string {
  const answer = tellAnswer({ ...nothing, ...known }, { numbers: numbersOf(locale) });
  const sentences = [answer.headline, ...leadOf(answer), ...answer.nextRuns];
  return plainSentences(sentences, locale).replaceAll('\u00a0', ' ');
}
