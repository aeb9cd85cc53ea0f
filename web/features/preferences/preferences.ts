import type { Locale } from '@critbatch/theory';
import { numbersOf } from '@critbatch/theory';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { chooseLocale } from '../../i18n/locale.ts';
import { translatorOf } from '../../i18n/translator.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The reader's language and theme: chosen ones from cookies, else what the browser asks for. */
export const loadPreferences = cache(async (): Promise<{ locale: Locale; theme: Theme }> => {
  const [jar, sent] = [await cookies(), await headers()];
  const chosen = jar.get('theme')?.value;
  return {
    locale: chooseLocale(jar.get('locale')?.value, sent.get('accept-language')),
    theme: themes.find((theme) => theme === chosen) ?? 'system',
  };
});

/** The two ways to look at a sweep that has an answer: what to do, or all that it rests on. */
export const sweepParts = ['decision', 'evidence'] as const;
export type SweepPart = (typeof sweepParts)[number];

/** What the reader looked at last; the decision first. */
export async function loadSweepPart(): Promise<SweepPart> {
  const chosen = (await cookies()).get('sweep')?.value;
  return sweepParts.find((part) => part === chosen) ?? 'decision';
}

export const loadLanguage = cache(async () => {
  const { locale } = await loadPreferences();
  return { locale, t: translatorOf(locale), numbers: numbersOf(locale) };
});
