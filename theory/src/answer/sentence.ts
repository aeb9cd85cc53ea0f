import type { Locale } from './locale.ts';

/** A stretch of a sentence. `answer` is the number that a page is about, `strong` what a reader should not miss. */
export type SentencePart = { text: string; emphasis: 'none' | 'strong' | 'answer' };

/** A sentence whose emphasis each surface shows in its own way: as markup, or not at all. */
export type Sentence = readonly SentencePart[];

/** Words that a surface sets in bold, if it can. */
export function strong(text: string): SentencePart {
  return { text, emphasis: 'strong' };
}

/** The figure that the sentence is there for: a surface may show it larger than other emphasis. */
export function theAnswer(text: string): SentencePart {
  return { text, emphasis: 'answer' };
}

/** Tags a template: its values are plain text, or parts with an emphasis. */
export function say(texts: TemplateStringsArray, ...values: readonly (string | SentencePart)[]): Sentence {
  const sentence: SentencePart[] = [];
  for (const [index, text] of texts.entries()) {
    append(sentence, plain(text));
    const value = values[index];
    if (value !== undefined) append(sentence, typeof value === 'string' ? plain(value) : value);
  }
  return sentence;
}

/** Text without emphasis joins what stands before it. */
function append(sentence: SentencePart[], part: SentencePart): void {
  const last = sentence.at(-1);
  if (last?.emphasis === 'none' && part.emphasis === 'none') last.text += part.text;
  else if (part.text !== '') sentence.push(part);
}

/** The sentence without its emphasis: for a terminal, a title, or a label that is read out. */
export function plainSentence(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join('');
}

/** What stands between two sentences. */
export const spaceBetween: Record<Locale, string> = { en: ' ', ja: '' };

/** Sentences without their emphasis, one after the other. */
export function plainSentences(sentences: readonly Sentence[], locale: Locale): string {
  return sentences.map(plainSentence).join(spaceBetween[locale]);
}

function plain(text: string): SentencePart {
  return { text, emphasis: 'none' };
}
