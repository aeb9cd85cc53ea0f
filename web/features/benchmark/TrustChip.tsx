import type { Language } from '../../charts/chart.type.ts';
import type { SubmissionTrust } from '../../graphql/generated/graphql.ts';
import styles from './benchmark.module.css';

const tone: Record<SubmissionTrust, string> = {
  REPLICATED: 'chip ok',
  ATTESTED: 'chip running',
  REPORTED: `chip neutral ${styles.hollow}`,
};

/** How far a row can be trusted: by word, fill and outline, never by colour alone. */
export function TrustChip({ trust, language: { t } }: { trust: SubmissionTrust; language: Language }) {
  return <span className={tone[trust]}>{t(`benchmark.trustName.${trust}`)}</span>;
}
