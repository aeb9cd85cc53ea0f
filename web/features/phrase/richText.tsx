import type { ReactNode } from 'react';
import type { Translator } from '../../i18n/translator.ts';
import styles from '../shell/shell.module.css';
import type { Phrase } from './phrase.ts';

const tags = {
  b: (chunks: ReactNode) => <strong>{chunks}</strong>,
  code: (chunks: ReactNode) => <code>{chunks}</code>,
  answer: (chunks: ReactNode) => <span className={styles.answerNumber}>{chunks}</span>,
};

/** A phrase with its emphasis: <b>, <code>, and <answer> for the number that the page is about. */
export function RichText({ t, phrase }: { t: Translator; phrase: Phrase }): ReactNode {
  return t.rich(phrase.key, { ...phrase.values, ...tags });
}
