import type { SnapshotStudy } from '@critbatch/theory';
import {
  leadOf,
  plainSentences,
  recommendationFigures,
  tellAnswer,
  tellStageDecision,
  unknownFigures,
} from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import styles from './report.module.css';

type FrozenStage = SnapshotStudy['stages'][number];

/** What each stage recommended, and what it ended in, as it stood; nothing for reports that kept neither. */
export function FrozenStages({ stages, language }: { stages: readonly FrozenStage[]; language: Language }) {
  const { t, numbers } = language;
  const told = stages.flatMap(({ name, recommendation, decision }, place) =>
    recommendation || decision
      ? [{ name: name ?? t('report.stage', { number: place + 1 }), recommendation, decision }]
      : [],
  );
  if (told.length === 0) return null;
  return (
    <dl className={styles.stages}>
      {told.map(({ name, recommendation, decision }) => (
        <div key={name}>
          <dt>{name}</dt>
          {recommendation && <dd>{recommendedText(recommendation, language)}</dd>}
          {decision && (
            <dd>
              <strong>{plainSentences(tellStageDecision(decision, language), numbers.locale)}</strong>{' '}
              {decision.reason}{' '}
              <span className="caption">
                {decision.decidedBy
                  ? t('study.stageDecision.by', {
                      name: decision.decidedBy,
                      date: numbers.date(new Date(decision.decidedAt)),
                    })
                  : numbers.date(new Date(decision.decidedAt))}
              </span>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function recommendedText(
  { given, ...figures }: NonNullable<FrozenStage['recommendation']>,
  { numbers }: Language,
): string {
  const told = tellAnswer(
    { ...unknownFigures, ...figures, recommendation: recommendationFigures(given) },
    { numbers },
  );
  return plainSentences([told.headline, ...leadOf(told)], numbers.locale);
}
