import type { Language } from '../../charts/chart.type.ts';
import { chooseSweepPart } from '../preferences/actions.ts';
import type { SweepPart } from '../preferences/preferences.ts';
import { sweepParts } from '../preferences/preferences.ts';
import styles from './sweep.module.css';

/** Decision or evidence; what is chosen is kept for the reader's other sweeps. */
export function PartSwitch({
  shown,
  href,
  language,
}: {
  shown: SweepPart;
  href: string;
  language: Language;
}) {
  const { t } = language;
  return (
    <form action={chooseSweepPart} className={styles.parts} aria-label={t('sweep.parts')}>
      <input type="hidden" name="href" value={href} />
      {sweepParts.map((part) => (
        <button
          key={part}
          type="submit"
          name="part"
          value={part}
          className="button"
          aria-pressed={part === shown}
        >
          {t(`sweep.part.${part}`)}
        </button>
      ))}
    </form>
  );
}
