import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import styles from './memo.module.css';

/** A recommendation is not shown without its risks. */
const shownSections = 3;

type MemoPanelProps = {
  memo: {
    id: string;
    createdAt: string;
    text: { subtitle: string; sections: { heading: string; sentences: string[] }[] };
  } | null;
  language: Language;
};

/** The newest memo: what was learnt, what to do and what may go wrong, with the way to the whole. */
export function MemoPanel({ memo, language: { t, numbers } }: MemoPanelProps) {
  return (
    <aside className={styles.panel}>
      <h2>{t('study.memo.title')}</h2>
      {memo ? (
        <>
          <p className="caption">{memo.text.subtitle}</p>
          <p className="caption">
            {t('study.memo.made', { date: numbers.moment(new Date(memo.createdAt)) })}
          </p>
          {memo.text.sections.slice(0, shownSections).map(({ heading, sentences }) => (
            <section key={heading}>
              <h3>{heading}</h3>
              {sentences.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </section>
          ))}
          <Link prefetch={false} href={`/memos/${encodeURIComponent(memo.id)}`}>
            {t('study.memo.whole')}
          </Link>
        </>
      ) : (
        <p className="caption">{t('study.memo.none')}</p>
      )}
    </aside>
  );
}
