import type { Language } from '../../charts/chart.type.ts';
import styles from './study.module.css';
import type { StudyData } from './studyData.ts';

type Law = StudyData['scalingLaws'][number];

/** What is read first; the other overheads say much the same. */
const first: Law['quantity'][] = ['CRITICAL_BATCH_SIZE', 'WITHIN_FIFTH'];

/** How batch sizes change with what the stages vary, beside what others have published; nothing with fewer than three stages. */
export function ScalingLaws({ laws, language: { t } }: { laws: readonly Law[]; language: Language }) {
  if (laws.length === 0) return null;
  const others = laws.filter(({ quantity }) => !first.includes(quantity));
  return (
    <section className={styles.laws} aria-labelledby="scaling-laws">
      <h2 id="scaling-laws">{t('study.scalingLaws.title')}</h2>
      <p className="caption">{t('study.scalingLaws.caption')}</p>
      <Sentences laws={laws.filter(({ quantity }) => first.includes(quantity))} />
      {others.length > 0 && (
        <details>
          <summary>{t('study.scalingLaws.others')}</summary>
          <Sentences laws={others} />
        </details>
      )}
    </section>
  );
}

function Sentences({ laws }: { laws: readonly Law[] }) {
  return (
    <ul>
      {laws.map(({ quantity, variable, text }) => (
        <li key={`${quantity} ${variable}`}>{text}</li>
      ))}
    </ul>
  );
}
