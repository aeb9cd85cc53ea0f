import type { Language } from '../../charts/chart.type.ts';
import { PlainPage } from '../shell/Page.tsx';
import type { SharedData } from './loadReport.ts';

/** Why a link opens nothing, and what to do now. */
export function GoneReport({
  share,
  language: { t, numbers },
}: {
  share: SharedData | null;
  language: Language;
}) {
  const why = share?.status === 'EXPIRED' || share?.status === 'REVOKED' ? share.status : 'UNKNOWN';
  const date = share ? numbers.date(new Date(share.expiresAt)) : '';
  return (
    <PlainPage title={t(`report.gone.${why}`)}>
      <p>{t(`report.gone.${why}Body`, { date })}</p>
    </PlainPage>
  );
}
