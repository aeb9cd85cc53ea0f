import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import { failureText } from '../run/failureText.ts';
import type { RunPageData } from './loadRun.ts';
import styles from './runPage.module.css';

type Attempt = RunPageData['attempts'][number];
type RunAttemptsProps = { attempts: readonly Attempt[]; now: number; language: Language };

/** Every worker that had the run: from when, for how long, and how it ended. */
export function RunAttempts({ attempts, now, language }: RunAttemptsProps) {
  const { t } = language;
  return (
    <section className={styles.band}>
      <h2>
        <Term name="attempt">{t('run.attempts.title')}</Term>
      </h2>
      <p className="caption">{t(attempts.length > 0 ? 'run.attempts.caption' : 'run.attempts.none')}</p>
      {attempts.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
        <section className={styles.frame} aria-label={t('run.attempts.title')} tabIndex={0}>
          <table className={styles.words}>
            <thead>
              <tr>
                <th scope="col">{t('run.attempts.number')}</th>
                <th scope="col">{t('run.attempts.worker')}</th>
                <th scope="col">{t('run.attempts.computing')}</th>
                <th scope="col">{t('run.attempts.began')}</th>
                <th scope="col">{t('run.attempts.lasted')}</th>
                <th scope="col">{t('run.attempts.end')}</th>
              </tr>
            </thead>
            <tbody>
              {attempts.map((attempt) => (
                <AttemptRow key={attempt.number} attempt={attempt} now={now} language={language} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function AttemptRow({ attempt, now, language }: { attempt: Attempt; now: number; language: Language }) {
  const { t, numbers } = language;
  const { number, worker, engine, device, startedAt, endedAt, end, failure } = attempt;
  const seconds = Math.max(0, ((endedAt ? Date.parse(endedAt) : now) - Date.parse(startedAt)) / 1000);
  const how = end === null ? t('run.attempts.going') : t(`run.attempts.ends.${end}`);
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>{worker?.name ?? t('run.attempts.gone')}</td>
      <td>{[engine, device].filter((part) => part !== null).join(', ') || '–'}</td>
      <td>
        <time dateTime={startedAt}>{numbers.moment(new Date(startedAt))}</time>
      </td>
      <td>{numbers.duration(seconds)}</td>
      <td>
        {how}
        {failure && (
          <>
            : {failureText(failure, language)} <code className={styles.message}>{failure.message}</code>
          </>
        )}
      </td>
    </tr>
  );
}
