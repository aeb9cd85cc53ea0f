import type { Locale, Sentence } from '@critbatch/theory';
import { plainSentence, spaceBetween } from '@critbatch/theory';
import type { ReactNode } from 'react';
import { Fragment } from 'react';
import type { Translator } from '../../i18n/translator.ts';
import type { Phrase } from './phrase.ts';
import styles from './richText.module.css';

const emphases = {
  none: (chunks: ReactNode) => chunks,
  strong: (chunks: ReactNode) => <strong>{chunks}</strong>,
  answer: (chunks: ReactNode) => <span className={styles.answerNumber}>{chunks}</span>,
};
const tags = {
  b: emphases.strong,
  code: (chunks: ReactNode) => <code>{chunks}</code>,
  answer: emphases.answer,
};

/** A phrase with its emphasis: <b>, <code>, and <answer> for the number that the page is about. */
export function RichText({ t, phrase }: { t: Translator; phrase: Phrase }): ReactNode {
  return t.rich(phrase.key, { ...phrase.values, ...tags });
}

/** Sentences of an answer with their emphasis, one after the other. */
export function Sentences({
  sentences,
  locale,
}: {
  sentences: readonly Sentence[];
  locale: Locale;
}): ReactNode {
  return sentences.map((sentence, index) => (
    <Fragment key={plainSentence(sentence)}>
      {index > 0 && spaceBetween[locale]}
      {sentence.map(({ text, emphasis }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name
        <Fragment key={place}>{emphases[emphasis](text)}</Fragment>
      ))}
    </Fragment>
  ));
}
