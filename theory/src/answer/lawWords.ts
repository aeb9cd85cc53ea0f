import { type LawName, lawNames, laws } from '../laws/laws.ts';
import { constantCase } from '../naming/constantCase.ts';
import type { Locale } from './locale.ts';

/** The laws of K(b) in words, by their names. */
export const lawWords: Record<Locale, Record<LawName, string>> = { en: wordsIn('en'), ja: wordsIn('ja') };

function wordsIn(locale: Locale): Record<LawName, string> {
  const entries = lawNames.map((name) => [name, laws[name].words[locale]]);
  return Object.fromEntries(entries) as Record<LawName, string>;
}

/** A law in words by its name, as theory or the API writes it; a name that outlived its law stays as it is. */
export function lawText(name: string, locale: Locale): string {
  const known = lawNames.find((law) => law === name || constantCase(law) === name);
  return known ? lawWords[locale][known] : name;
}
