import type { Locale } from '@critbatch/theory';
import { createTranslator } from 'use-intl/core';
import { en } from './en/en.ts';
import { ja } from './ja/ja.ts';
import type { Messages } from './messages.ts';

const messages: Record<Locale, Messages> = { en, ja };

/** Says a message of messages.ts in one language, ICU arguments filled in. */
export function translatorOf(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale] });
}

export type Translator = ReturnType<typeof translatorOf>;
