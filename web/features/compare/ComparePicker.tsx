import { tellInRow } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepListQuery } from '../../graphql/generated/graphql.ts';
import { OriginChip } from '../origin/OriginChip.tsx';
import styles from './compare.module.css';

type ComparePickerProps = {
  sweeps: SweepListQuery['sweeps']['nodes'];
  chosen: { id: string; number: number; name: string }[];
  language: Language;
};

/** Sweeps to tick, those already compared first; a plain form that leads to the comparison's address. */
export function ComparePicker({ sweeps, chosen, language }: ComparePickerProps) {
  const { t, numbers } = language;
  const ids = new Set(chosen.map(({ id }) => id));
  const others = sweeps.filter(({ id }) => !ids.has(id));
  return (
    <form action="/compare" className={styles.picker}>
      <fieldset>
        <legend className="visuallyHidden">{t('compare.choose')}</legend>
        {chosen.map(({ id, number, name }) => (
          <label key={id}>
            <input type="checkbox" name="s" value={id} defaultChecked />
            <span>
              #{number} {name}
            </span>
          </label>
        ))}
        {others.map((sweep) => (
          <label key={sweep.id}>
            <input type="checkbox" name="s" value={sweep.id} />
            <span>
              #{sweep.number} {sweep.name}
            </span>
            <OriginChip origin={sweep.origin} language={language} />
            <span className="caption">
              {tellInRow(sweep, language)} · {numbers.date(new Date(sweep.createdAt))}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="caption">{t('compare.older')}</p>
      <button type="submit" className="button primary">
        {t('compare.submit')}
      </button>
    </form>
  );
}
