import { type Locale, spaceBetween } from '@critbatch/theory';
import Link from 'next/link';
import { Fragment } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import { plainText } from '../phrase/phrase.ts';
import { RichText } from '../phrase/richText.tsx';
import answer from '../sweep/sweep.module.css';
import type { NextStep } from './nextStep.ts';
import styles from './study.module.css';

type NextSweepProps = { next: NextStep; canChange: boolean; language: Language; locale: Locale };

/** What follows from a decision, what it costs, takes and returns, and the button that starts it. */
export function NextSweep({
  next: { title, told, check, link },
  canChange,
  language: { t },
  locale,
}: NextSweepProps) {
  const isOffered = link && (canChange || !link.isStart);
  return (
    <article className={styles.decision}>
      <h3>{plainText(t, title)}</h3>
      {check && <p className={answer.lead}>{check}</p>}
      <p>
        {told.map((part) => (
          <Fragment key={part.key}>
            <RichText t={t} phrase={part} />
            {spaceBetween[locale]}
          </Fragment>
        ))}
      </p>
      {isOffered && (
        <p>
          <Link prefetch={false} href={link.href} className={link.isStart ? 'button primary' : 'button'}>
            {plainText(t, link.text)}
          </Link>
        </p>
      )}
    </article>
  );
}
