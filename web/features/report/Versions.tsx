import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { ReportData, ReportVersionData } from './loadReport.ts';
import styles from './report.module.css';

type VersionsProps = { report: ReportData; version: ReportVersionData; language: Language };

/** The versions of a report, the newest first, and the one that is shown as files. */
export function Versions({ report, version, language: { t, numbers } }: VersionsProps) {
  const href = `/reports/${encodeURIComponent(report.id)}`;
  const files = `${href}/versions/${version.number}`;
  return (
    <section>
      <h2>{t('report.versions')}</h2>
      <ul className={styles.rows}>
        {report.versions.map(({ id, number, createdAt, createdBy }) => {
          const moment = numbers.moment(new Date(createdAt));
          return (
            <li key={id}>
              <span>
                <Link
                  prefetch={false}
                  href={number === report.lastVersion ? href : `${href}?version=${number}`}
                  {...(id === version.id && { 'aria-current': 'page' as const })}
                >
                  {t('report.version', { number })}
                </Link>{' '}
                {id === version.id && <span className="chip neutral">{t('report.shown')}</span>}
              </span>
              <span className="caption">
                {createdBy
                  ? t('report.versionMade', { moment, name: createdBy.name })
                  : t('report.versionMadeBare', { moment })}
              </span>
            </li>
          );
        })}
      </ul>
      <p className={styles.fileLinks}>
        <a href={`${files}/report.json`}>{t('report.json')}</a>{' '}
        <a href={`${files}/card.png`}>{t('report.card')}</a>
      </p>
      <p className="caption">{t('report.print')}</p>
      <h2>{t('report.embed.title')}</h2>
      <p className="caption">{t('report.embed.lead')}</p>
      <pre
        className={styles.embedCode}
      >{`<iframe src="…/embed/SECRET" width="640" height="560"></iframe>`}</pre>
    </section>
  );
}
