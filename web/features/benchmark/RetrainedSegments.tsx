import type { Language } from '../../charts/chart.type.ts';
import styles from './benchmark.module.css';
import type { SubmissionData } from './loadSubmission.ts';
import { obstacles } from './obstacles.ts';
import { UncheckedReasons } from './UncheckedRuns.tsx';

type Props = { submission: Pick<SubmissionData, 'retraining' | 'checks'>; language: Language };

/** What came of training drawn parts of the runs again: how many were the same, and what differs where they were not. */
export function RetrainedSegments({ submission: { retraining, checks }, language }: Props) {
  const { t, numbers } = language;
  return (
    <section className={styles.section} aria-labelledby="retraining">
      <h2 id="retraining">{t('benchmark.submission.retraining.title')}</h2>
      <UncheckedReasons checks={checks} language={language} />
      {retraining === null ? (
        <p className="caption">{t('benchmark.submission.retraining.none')}</p>
      ) : (
        <>
          <p className={styles.verdicts}>
            {verdicts.map((verdict) => (
              <span key={verdict}>
                {(verdict === 'matched' || retraining[verdict] > 0) && (
                  <span className={`chip ${verdict === 'mismatched' ? 'yours' : 'neutral'}`}>
                    {t(`benchmark.submission.retraining.${verdict}`, { count: retraining[verdict] })}
                  </span>
                )}{' '}
              </span>
            ))}
          </p>
          <ul className={styles.history}>
            {retraining.segments.map(
              ({ runId, fromStep, toStep, verdict, reason, detail, isSetAside, difference }) => {
                const steps = { fromStep, toStep };
                const nothing = t('benchmark.submission.retraining.nothing');
                return (
                  (verdict !== null || reason !== null) &&
                  verdict !== 'MATCHED' && (
                    <li key={`${runId} ${fromStep}`}>
                      {isReason(reason) && (
                        <span title={detail ?? undefined}>
                          {t(`benchmark.submission.retraining.reason.${reason}`, steps)}
                        </span>
                      )}{' '}
                      {difference &&
                        t('benchmark.submission.retraining.difference', {
                          ...steps,
                          step: difference.step,
                          field: difference.field,
                          logged: difference.logged ?? nothing,
                          retrained: difference.retrained ?? nothing,
                        })}{' '}
                      {isSetAside && t('benchmark.submission.retraining.isSetAside')}
                    </li>
                  )
                );
              },
            )}
          </ul>
          <p className="caption">
            {t('benchmark.submission.retraining.drawn', {
              scoredDrawn: retraining.scoredDrawn,
              scoredSegments: retraining.scoredSegments,
              otherDrawn: retraining.otherDrawn,
              otherSegments: retraining.otherSegments,
            })}{' '}
            {t('benchmark.submission.retraining.detection', {
              one: numbers.weight(retraining.one),
              two: numbers.weight(retraining.two),
            })}
          </p>
        </>
      )}
    </section>
  );
}

const verdicts = ['matched', 'mismatched', 'setAside', 'cannot', 'waiting', 'outstanding'] as const;

function isReason(reason: string | null): reason is (typeof obstacles)[number] {
  return obstacles.some((each) => each === reason);
}
