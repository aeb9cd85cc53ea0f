import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import styles from '../../styles/panel.module.css';
import { adviceOn } from './advice.ts';
import { failureText } from './failureText.ts';
import type { RunData, RunFailure } from './run.type.ts';
import { runHref } from './runHref.ts';
import { hasFailed, hopelessSizes, isTooLarge } from './runState.ts';

type TroubledRun = Pick<
  RunData,
  'id' | 'batchSize' | 'seed' | 'status' | 'outcome' | 'step' | 'failure' | 'tooLargeFor' | 'attempts'
>;
type TroubleProps = { sweepId: string; runs: readonly TroubledRun[]; language: Language };

/**
 * Runs that failed or diverged: where, why, whether a retry can help, and beneath it the message as it came; batch sizes of which
 * every run was hopeless; and runs whose last attempt failed and that wait for another.
 */
export function Trouble({ sweepId, runs, language }: TroubleProps) {
  const ended = runs.filter(hasFailed);
  const again = runs.flatMap((run) => {
    const failure = run.status === 'QUEUED' ? run.attempts.at(-1)?.failure : null;
    return failure ? [{ run, failure }] : [];
  });
  const hopeless = hopelessSizes(runs);
  if (ended.length === 0 && again.length === 0 && hopeless.length === 0) return null;
  const tooLarge = Map.groupBy(ended.filter(isTooLarge), ({ batchSize }) => batchSize);
  return (
    <div className={styles.trouble}>
      <h3>{language.t('sweep.runs.troubleTitle')}</h3>
      <ul>
        {[...tooLarge.values()].map((alike) => (
          <TooLarge key={alike[0]?.batchSize} sweepId={sweepId} runs={alike} language={language} />
        ))}
        {hopeless.map((alike) => (
          <Hopeless key={alike[0]?.batchSize} sweepId={sweepId} runs={alike} language={language} />
        ))}
        {ended
          .filter((run) => !isTooLarge(run))
          .map((run) => (
            <Ended key={run.id} sweepId={sweepId} run={run} language={language} />
          ))}
        {again.map(({ run, failure }) => (
          <Again key={run.id} sweepId={sweepId} run={run} failure={failure} language={language} />
        ))}
      </ul>
    </div>
  );
}

type OneRunProps = { sweepId: string; run: TroubledRun; language: Language };

function Ended(props: OneRunProps) {
  const { run, language } = props;
  const { t, numbers } = language;
  return (
    <OneRun {...props} failure={run.failure}>
      {t('sweep.runs.trouble', { step: numbers.whole(run.step) })}{' '}
      {run.failure ? failureText(run.failure, language) : t('sweep.runs.diverged')}{' '}
      {t(`sweep.runs.${adviceOn(run)}`)}
    </OneRun>
  );
}

function Again(props: OneRunProps & { failure: RunFailure }) {
  const { failure, language } = props;
  return (
    <OneRun {...props}>
      {failureText(failure, language)} {language.t('sweep.runs.again')}
    </OneRun>
  );
}

/** A run by its name, what is said of it, and beneath it the message as it came. */
function OneRun({
  sweepId,
  run,
  failure,
  language: { t, numbers },
  children,
}: OneRunProps & { failure: RunFailure | null; children: ReactNode }) {
  return (
    <li>
      <Link prefetch={false} href={runHref(sweepId, run.id)}>
        {t('run.title', { batchSize: numbers.whole(run.batchSize), seed: String(run.seed) })}
      </Link>
      {': '}
      {children}
      {failure && <code>{failure.message}</code>}
    </li>
  );
}

/** All runs of a batch size that does not fit: one of them ran out of memory, and tells how. */
function TooLarge({ sweepId, runs, language }: TroubleProps) {
  const { t, numbers } = language;
  const [first] = runs;
  const devices = [...new Set(runs.flatMap(({ tooLargeFor }) => tooLargeFor))];
  return (
    <li>
      {t('sweep.runs.tooLargeSize', {
        batchSize: numbers.whole(first?.batchSize ?? 0),
        devices: numbers.list(devices),
        count: runs.length,
      })}{' '}
      {t('sweep.runs.moreMemory')} <Seeds sweepId={sweepId} runs={runs} language={language} />
      <code>{first?.failure?.message}</code>
    </li>
  );
}

/** All runs of a batch size, none of which was better than the untrained model. */
function Hopeless({ sweepId, runs, language }: TroubleProps) {
  const { t, numbers } = language;
  return (
    <li>
      {t('sweep.runs.hopelessSize', { batchSize: numbers.whole(runs[0]?.batchSize ?? 0) })}{' '}
      <Seeds sweepId={sweepId} runs={runs} language={language} />
    </li>
  );
}

function Seeds({ sweepId, runs, language: { t, numbers } }: TroubleProps) {
  return (
    <>
      {t('sweep.runs.seeds')}{' '}
      {runs.map(({ id, batchSize, seed }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link
            prefetch={false}
            href={runHref(sweepId, id)}
            aria-label={t('run.title', { batchSize: numbers.whole(batchSize), seed: String(seed) })}
          >
            {seed}
          </Link>
        </span>
      ))}
    </>
  );
}
