import { Fragment } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { AnswerText } from '../estimate/answerText.type.ts';
import { AnswerAnnouncer } from '../live/AnswerAnnouncer.tsx';
import { phrase, plainText } from '../phrase/phrase.ts';
import { RichText } from '../phrase/richText.tsx';
import styles from './sweep.module.css';
import type { SweepPageData } from './sweepPage.type.ts';

type AnswerBlockProps = { sweep: SweepPageData; text: AnswerText; language: Language; locale: Locale };

/** The answer first: chip, the largest words of the page, and what follows from them. */
export function AnswerBlock({ sweep, text, language: { t, numbers }, locale }: AnswerBlockProps) {
  const { target } = sweep;
  const aside =
    text.aside ??
    (target && phrase(`answer.target.${target.metric}`, { threshold: numbers.setting(target.threshold) }));
  return (
    <section>
      <p className={styles.chips}>
        <span className={`chip ${text.tone}`}>
          <RichText t={t} phrase={text.chip} />
        </span>
        {aside && (
          <span className="caption">
            <RichText t={t} phrase={aside} />
          </span>
        )}
      </p>
      <p className={styles.sentence}>
        <RichText t={t} phrase={text.headline} />
      </p>
      <p className={styles.lead}>
        {text.lead.map((part) => (
          <Fragment key={part.key}>
            <RichText t={t} phrase={part} />
            {locale === 'ja' ? '' : ' '}
          </Fragment>
        ))}
      </p>
      <AnswerAnnouncer sentence={plainText(t, text.headline)} />
    </section>
  );
}
