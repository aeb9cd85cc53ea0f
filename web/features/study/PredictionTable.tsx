import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import { IntervalBar } from './IntervalBar.tsx';
import { quantityText } from './quantityText.ts';
import styles from './study.module.css';
import type { PredictionData, StageData } from './studyData.ts';

const tones = {
  INSIDE: 'ok',
  OUTSIDE: 'bad',
  UNDECIDED: 'neutral',
  HINDCAST: 'neutral',
  OPEN: 'neutral',
} as const;

/** Every registered prediction with what came of it; a miss is a row like the others. */
export function PredictionTable({
  stages,
  language,
}: {
  stages: Pick<StageData, 'name' | 'predictions'>[];
  language: Language;
}) {
  const { t } = language;
  const rows = stages.flatMap(({ name, predictions }) =>
    predictions.map((prediction) => ({ name, prediction })),
  );
  const columns = ['stage', 'quantity', 'predicted', 'interval', 'outcome', 'verdict'] as const;
  return (
    <section>
      <h2>
        <Term name="prediction">{t('study.predictions.title')}</Term>
      </h2>
      <p className="caption">{t('study.predictions.caption')}</p>
      {rows.length === 0 ? (
        <p className={styles.nothing}>{t('study.predictions.empty')}</p>
      ) : (
        <section
          className={`scrollsSideways ${styles.scroll}`}
          aria-label={t('study.predictions.title')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
          tabIndex={0}
        >
          <table className={styles.predictions}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className={column === 'interval' ? styles.interval : undefined}
                  >
                    {t(`study.predictions.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, prediction }) => (
                <PredictionRow key={prediction.id} stage={name} prediction={prediction} language={language} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.some(({ prediction }) => prediction.score?.verdict === 'HINDCAST') && (
        <p className="caption">{t('study.predictions.hindcast')}</p>
      )}
      {rows.some(({ prediction }) => prediction.formerScores.length > 0) && (
        <p className="caption">{t('study.predictions.again')}</p>
      )}
    </section>
  );
}

type RowProps = { stage: string; prediction: PredictionData; language: Language };

function PredictionRow({ stage, prediction, language }: RowProps) {
  const { t, numbers } = language;
  const { name, value, withEnds } = quantityText(prediction, language);
  const { score, foretold, rule, registeredAt } = prediction;
  const verdict = score?.verdict ?? 'OPEN';
  // Its sweep was opened again and came to something else.
  const [former] = prediction.formerScores;
  const outcome = score?.outcome;
  const hasEnds = outcome && outcome.lower !== null && outcome.upper !== null;
  return (
    <tr>
      <th scope="row">{stage}</th>
      <td>
        {name}
        <small>
          {t(`study.rule.${rule}`)} · {numbers.date(new Date(registeredAt))}
        </small>
      </td>
      <td>{withEnds(foretold)}</td>
      <td className={styles.interval}>
        <IntervalBar foretold={foretold} outcome={outcome?.value ?? null} />
      </td>
      <td>{outcome ? <strong>{hasEnds ? withEnds(outcome) : value(outcome.value)}</strong> : '–'}</td>
      <td>
        <span className={`chip ${tones[verdict]}`}>{t(`study.verdict.${verdict}`)}</span>
        {former && (
          <small>{t('study.predictions.before', { verdict: t(`study.verdict.${former.verdict}`) })}</small>
        )}
      </td>
    </tr>
  );
}
