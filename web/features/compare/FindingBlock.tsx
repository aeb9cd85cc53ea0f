import type { Locale } from '@critbatch/theory';
import { spaceBetween } from '@critbatch/theory';
import { Fragment } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import { RichText } from '../phrase/richText.tsx';
import answer from '../sweep/sweep.module.css';
import styles from './compare.module.css';
import type { findingOf } from './finding.ts';

type FindingBlockProps = { finding: ReturnType<typeof findingOf>; language: Language; locale: Locale };

/** The finding in the largest words of the page, and what it rests on. */
export function FindingBlock({ finding, language, locale }: FindingBlockProps) {
  return (
    <section className={styles.finding}>
      <p className={answer.sentence}>
        <RichText t={language.t} phrase={finding.headline} />
      </p>
      <p className={answer.lead}>
        <FindingLead finding={finding} language={language} locale={locale} />
      </p>
    </section>
  );
}

/** What the finding rests on. */
export function FindingLead({ finding, language: { t }, locale }: FindingBlockProps) {
  return finding.lead.map((part) => (
    <Fragment key={part.key}>
      <RichText t={t} phrase={part} />
      {spaceBetween[locale]}
    </Fragment>
  ));
}
