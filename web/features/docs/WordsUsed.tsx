import { Fragment } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { en } from '../../i18n/en/en.ts';
import { Term } from './Term.tsx';

/** A word that figures and sentences use, which cannot lead to its entry from where it stands. */
export type UsedWord = Exclude<keyof typeof en.sweep.words, 'title'>;

/** The words that are used beside it, each leading to its entry in the glossary. */
export function WordsUsed({ words, language: { t } }: { words: readonly UsedWord[]; language: Language }) {
  return (
    <p className="caption">
      {t('sweep.words.title')}{' '}
      {words.map((word, index) => (
        <Fragment key={word}>
          {index > 0 && ' · '}
          <Term name={word}>{t(`sweep.words.${word}`)}</Term>
        </Fragment>
      ))}
    </p>
  );
}
