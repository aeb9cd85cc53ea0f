import { MemoLocale as Locale } from '@critbatch/prisma/generated/enums';
import { declareEnum } from './declareEnum.ts';

export { Locale };

declareEnum(Locale, 'Locale', 'Language of a text.', { EN: 'English.', JA: 'Japanese.' });

/** The language as theory names it. */
export function wordsIn(locale: Locale): 'en' | 'ja' {
  return locale === Locale.JA ? 'ja' : 'en';
}
