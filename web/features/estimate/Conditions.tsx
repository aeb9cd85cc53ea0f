import type { Language } from '../../charts/chart.type.ts';
import styles from '../../styles/panel.module.css';
import { WordsUsed } from '../docs/WordsUsed.tsx';
import { lawNames } from '../law/lawNames.ts';
import type { EstimateData } from './estimate.type.ts';

type Condition = EstimateData['conditions'][number];

const words = ['criticalBatchSize', 'interval', 'law', 'aicc', 'weight', 'depth'] as const;

/** The conditions that an answer (b*, or that there is none) must meet, each with the figure that decided it. */
export function Conditions({ estimate, language }: { estimate: EstimateData; language: Language }) {
  const { t, numbers } = language;
  if (estimate.conditions.length === 0) return null;
  return (
    <section>
      <h2>{t('sweep.conditions.title')}</h2>
      <p className="caption">{t(`sweep.conditions.${captionOf(estimate)}`)}</p>
      <WordsUsed words={words} language={language} />
      <ul className={styles.checklist}>
        {estimate.conditions.map((condition) => (
          <li key={condition.name}>
            <span className={condition.holds ? styles.holds : styles.fails} aria-hidden="true">
              {condition.holds ? '✓' : '✕'}
            </span>
            <div>
              <strong>
                {t(`sweep.conditions.${condition.name}`, { level: numbers.whole(estimate.level * 100) })}
              </strong>
              <span className="visuallyHidden">
                {numbers.brackets(t(condition.holds ? 'sweep.conditions.holds' : 'sweep.conditions.fails'))}
              </span>
              <p className="caption">{reason(condition, language)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which answers need which of the conditions that were asked. */
function captionOf({ conditions }: EstimateData): 'caption' | 'captionNoMinimum' | 'captionShallow' {
  if (conditions.some(({ name }) => name === 'NO_RIVAL_WITH_MINIMUM')) return 'captionNoMinimum';
  return conditions.some(({ name }) => name === 'DEEP_MINIMUM_RULED_OUT') ? 'captionShallow' : 'caption';
}

function reason({ name, law, figure }: Condition, { t, numbers }: Language): string {
  const named = law && t(`chart.laws.${lawNames[law]}`);
  if (name === 'BEST_LAW_HAS_INTERIOR_MINIMUM' && named) {
    return figure === null
      ? t('sweep.conditions.lawOnly', { law: named })
      : t('sweep.conditions.minimumAt', { law: named, figure: numbers.whole(figure) });
  }
  if (name === 'DEEP_MINIMUM_RULED_OUT' && figure !== null) {
    return t('sweep.conditions.deepMinimum', { figure: (figure * 100).toFixed(1) });
  }
  if (name === 'MINIMUM_WORTH_HAVING' && figure !== null) {
    return t('sweep.conditions.worthHaving', { figure: (figure * 100).toFixed(1) });
  }
  if (figure === null) return t(named ? 'sweep.conditions.unknown' : 'sweep.conditions.noRival');
  if (named) return t('sweep.conditions.rivalBehind', { law: named, figure: figure.toFixed(1) });
  return t('sweep.conditions.intervalEnd', { figure: numbers.whole(figure) });
}
