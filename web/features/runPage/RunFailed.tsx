import type { Language } from '../../charts/chart.type.ts';
import { ErrorCode } from '../docs/ErrorCode.tsx';
import { adviceOn } from '../run/advice.ts';
import { failureText } from '../run/failureText.ts';
import type { RunFailure } from '../run/run.type.ts';
import styles from './runPage.module.css';

/** Why the run failed: in our words, whether a retry can help, and the whole message beneath. */
export function RunFailed({ failure, language }: { failure: RunFailure; language: Language }) {
  const { t } = language;
  return (
    <section className={styles.failed} aria-labelledby="failure">
      <h2 id="failure">{t('run.failure.title')}</h2>
      <p>
        {failureText(failure, language)} {t(`sweep.runs.${adviceOn({ failure })}`)} {t('run.failure.log')}
      </p>
      <p className="caption">
        {t('run.failure.original')} · {t('run.failure.code')} <ErrorCode code={failure.code} />
      </p>
      <pre className={styles.message}>{failure.message}</pre>
    </section>
  );
}
