import type { Locale, ReportField } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { FrozenComparison } from './FrozenComparison.tsx';
import { FrozenStudy } from './FrozenStudy.tsx';
import { FrozenSweep } from './FrozenSweep.tsx';
import { markdownHtml } from './markdown.ts';
import styles from './report.module.css';
import type { ShownReport } from './reportFiles.ts';

type ReportDocumentProps = {
  report: ShownReport;
  /** Where its files lie; null for a draft, which has none yet. */
  address: string | null;
  /** What a link withholds. */
  withheld?: { names: boolean; fields: readonly ReportField[] };
  /** Lead to the sweeps as they are now, for those who may see them. */
  hasLiveLinks?: boolean;
  language: Language & { locale: Locale };
};

/** A version of a report, as it is read and printed. */
export function ReportDocument({
  report,
  address,
  withheld,
  hasLiveLinks = false,
  language,
}: ReportDocumentProps) {
  const { t, numbers } = language;
  const { snapshot, version } = report;
  const { title, text, author, team, frozenAt, sweeps, studies } = snapshot;
  const given = { address, language, snapshot };
  return (
    <article className={styles.document}>
      <header className={styles.head}>
        <p className={styles.kicker}>
          {version === null ? t('report.draft') : t('report.version', { number: version })} ·{' '}
          {t('report.frozenOn', { moment: numbers.moment(new Date(frozenAt)) })}
        </p>
        <h1 className={styles.title}>{title}</h1>
        {(author ?? team) && <p className={styles.byline}>{[author, team].filter(Boolean).join(' · ')}</p>}
        {withheld && (withheld.names || withheld.fields.length > 0) && (
          <p className="caption">{t('report.withheld', { list: withheldList(withheld, language) })}</p>
        )}
      </header>
      {text && (
        <div
          className={styles.prose}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: markdown.ts writes words and structure alone
          dangerouslySetInnerHTML={{ __html: markdownHtml(text) }}
        />
      )}
      {sweeps.length > 1 && <FrozenComparison {...given} />}
      {sweeps.map((sweep) => (
        <FrozenSweep
          key={sweep.letter}
          sweep={sweep}
          isAlone={sweeps.length === 1}
          hasLiveLink={hasLiveLinks}
          {...given}
        />
      ))}
      {(studies ?? []).map((study, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a frozen list never changes its order
        <FrozenStudy key={index} study={study} language={language} />
      ))}
      <footer className={styles.foot}>
        <p>{t('report.definition')}</p>
        <p>{t('report.foot')}</p>
      </footer>
    </article>
  );
}

/** What is withheld, as a list in the reader's language. */
export function withheldList(
  { names, fields }: { names: boolean; fields: readonly ReportField[] },
  { t, locale }: Language & { locale: Locale },
): string {
  const all = [...(names ? [t('report.names')] : []), ...fields.map((field) => t(`report.fields.${field}`))];
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(all);
}
