'use server';

import { locales } from '@critbatch/theory';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { sweepParts, themes } from './preferences.ts';

const aYear = { maxAge: 365 * 24 * 3600, sameSite: 'lax', path: '/' } as const;

export async function chooseTheme(form: FormData): Promise<void> {
  const theme = themes.find((known) => known === form.get('theme'));
  if (theme) (await cookies()).set('theme', theme, aYear);
}

export async function chooseLanguage(form: FormData): Promise<void> {
  const locale = locales.find((known) => known === form.get('locale'));
  if (locale) (await cookies()).set('locale', locale, aYear);
}

/** Keeps how the reader looks at sweeps, and shows this one so: `href` is its page without what asks for the other. */
export async function chooseSweepPart(form: FormData): Promise<void> {
  const part = sweepParts.find((known) => known === form.get('part'));
  if (part) (await cookies()).set('sweep', part, aYear);
  const href = String(form.get('href'));
  redirect(/^\/sweeps\/[^/\\?]+(\?target=[^&]+)?$/.test(href) ? href : '/sweeps');
}
