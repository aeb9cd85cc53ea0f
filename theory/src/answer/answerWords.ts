import { english } from './answerWords.en.ts';
import { japanese } from './answerWords.ja.ts';
import type { AnswerWords } from './answerWords.type.ts';
import type { Locale } from './locale.ts';

const words: Record<Locale, AnswerWords> = { en: english, ja: japanese };

/** The words of a language for answers. */
export function wordsOf(locale: Locale): AnswerWords {
  return words[locale];
}
