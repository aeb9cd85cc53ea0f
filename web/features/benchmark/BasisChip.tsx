import type { Language } from '../../charts/chart.type.ts';
import type { SubmissionBasis } from '../../graphql/generated/graphql.ts';
import styles from './benchmark.module.css';

const tone: Record<SubmissionBasis, string> = {
  REPLICATED: 'chip ok',
  RECOMPUTED: 'chip running',
  IMPORTED: `chip neutral ${styles.hollow}`,
};

/** How far a row can be trusted: by word, fill and outline, never by colour alone. */
export function BasisChip({ basis, language: { t } }: { basis: SubmissionBasis; language: Language }) {
  return <span className={tone[basis]}>{t(`benchmark.basis.${basis}`)}</span>;
}
