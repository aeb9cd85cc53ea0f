import type { Language } from '../../charts/chart.type.ts';
import { SweepPicker } from '../find/SweepPicker.tsx';
import styles from './compare.module.css';
import { mostCompared } from './compareView.ts';

type CompareFormProps = { chosen: readonly string[]; language: Language };

/** Sweeps to tick, those already compared first; a plain form that leads to the comparison's address. */
export function CompareForm({ chosen, language }: CompareFormProps) {
  const { t } = language;
  return (
    <form action="/compare" className={styles.picker}>
      <SweepPicker
        name="s"
        legend={t('compare.choose')}
        chosen={chosen}
        most={mostCompared}
        language={language}
      />
      <button type="submit" className="button primary">
        {t('compare.submit')}
      </button>
    </form>
  );
}
