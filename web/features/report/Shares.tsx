import type { Locale } from '@critbatch/theory';
import { reportFields } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { createShare, revokeShare } from './actions.tsx';
import type { ReportData, ReportVersionData } from './loadReport.ts';
import { withheldList } from './ReportDocument.tsx';
import styles from './report.module.css';

type SharesProps = {
  report: ReportData;
  version: ReportVersionData;
  canChange: boolean;
  language: Language & { locale: Locale };
};

/** The links to a report: made here, shown once, taken back here. */
export function Shares({ report, version, canChange, language }: SharesProps) {
  const { t } = language;
  return (
    <section>
      <h2>{t('report.share.title')}</h2>
      <p className="caption">{t('report.share.lead')}</p>
      {canChange && <NewShare version={version} language={language} />}
      {report.shares.length === 0 ? (
        <p className="caption">{t('report.share.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {report.shares.map((share) => (
            <ShareRow key={share.id} share={share} canChange={canChange} language={language} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NewShare({ version, language: { t } }: Pick<SharesProps, 'version' | 'language'>) {
  return (
    <ActionForm action={createShare} submit={t('report.share.make', { number: version.number })} isPrimary>
      <input type="hidden" name="versionId" value={version.id} />
      <label>
        {t('report.share.days')}
        <input name="days" inputMode="numeric" defaultValue="30" autoComplete="off" required />
      </label>
      <fieldset className={styles.withhold}>
        <legend>{t('report.share.withhold')}</legend>
        <label>
          <input type="checkbox" name="names" /> {t('report.share.hidesNames')}
        </label>
        {reportFields.map((field) => (
          <label key={field}>
            <input type="checkbox" name="field" value={field} /> {t(`report.fields.${field}`)}
          </label>
        ))}
        <p className="caption">{t('report.share.namesHint')}</p>
      </fieldset>
    </ActionForm>
  );
}

type ShareRowProps = Pick<SharesProps, 'canChange' | 'language'> & { share: ReportData['shares'][number] };

function ShareRow({ share, canChange, language }: ShareRowProps) {
  const { t, numbers } = language;
  const { id, status, version, hidesNames, hiddenFields, createdAt, expiresAt, createdBy } = share;
  const made = numbers.date(new Date(createdAt));
  const withheld = { names: hidesNames, fields: hiddenFields };
  const isWhole = !hidesNames && hiddenFields.length === 0;
  return (
    <li>
      <span>
        <strong>{t('report.share.of', { number: version.number })}</strong>{' '}
        <span className={`chip ${status === 'ACTIVE' ? 'ok' : 'neutral'}`}>
          {t(`report.share.status.${status}`)}
        </span>
      </span>
      <span className="caption">
        {[
          isWhole
            ? t('report.share.withholdsNothing')
            : t('report.share.withholds', { list: withheldList(withheld, language) }),
          t('report.share.until', { date: numbers.date(new Date(expiresAt)) }),
          t('report.share.madeOn', { date: made }),
          createdBy?.name,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {canChange && status === 'ACTIVE' && (
        <ActionForm
          action={revokeShare}
          submit={t('report.share.revoke')}
          label={t('report.share.revokeOf', { number: version.number, date: made })}
        >
          <input type="hidden" name="id" value={id} />
        </ActionForm>
      )}
    </li>
  );
}
