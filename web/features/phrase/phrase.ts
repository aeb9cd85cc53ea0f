import type { Translator } from '../../i18n/translator.ts';

/** A message and its arguments, not yet said in a language's markup. */
export type Phrase = { key: Parameters<Translator>[0]; values: Record<string, string | number> };

export function phrase(key: Phrase['key'], values: Phrase['values'] = {}): Phrase {
  return { key, values };
}

/** The phrase as plain text: for a title, a label that is read out, or a test. */
export function plainText(t: Translator, { key, values }: Phrase): string {
  const plain = (chunks: string) => chunks;
  return t.markup(key, { ...values, b: plain, answer: plain, code: plain });
}
