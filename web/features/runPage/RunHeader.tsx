import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import head from '../../styles/head.module.css';
import { ActionForm } from '../form/ActionForm.tsx';
import { AskFirst } from '../form/AskFirst.tsx';
import { LiveSweep } from '../live/LiveSweep.tsx';
import { liveWords } from '../live/liveWords.ts';
import { isOver } from '../run/runState.ts';
import { cancelRun, retryRun, runAgain } from './actions.ts';
import type { RunPageData } from './loadRun.ts';
import styles from './runPage.module.css';
import { chipOf, standingOf, wordOf } from './runStanding.ts';

type RunHeaderProps = { run: RunPageData; canChange: boolean; language: Language };

/** Where we are, which run this is, how it stands, and what can be done with it. */
export function RunHeader({ run, canChange, language }: RunHeaderProps) {
  const { t, numbers } = language;
  const { sweep } = run;
  const standing = standingOf(run);
  return (
    <header className={head.header}>
      <nav aria-label={t('run.crumb')} className={head.crumb}>
        <Link prefetch={false} href="/sweeps">
          {t('page.nav.sweeps')}
        </Link>{' '}
        /{' '}
        <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}`}>
          #{sweep.number} {sweep.name}
        </Link>
      </nav>
      <div className={head.headline}>
        <h1 className={styles.title}>
          {t('run.title', { batchSize: numbers.whole(run.batchSize), seed: String(run.seed) })}
        </h1>
        <span className={`chip ${chipOf[standing]}`}>
          {t(`run.state.${wordOf(standing, sweep)}`, { devices: numbers.list([...run.tooLargeFor]) })}
        </span>
        {!isOver(run) && (
          <LiveSweep key={run.id} sweepId={sweep.id} after={sweep.lastEventSequence} words={liveWords(t)} />
        )}
        {canChange && <Actions run={run} language={language} />}
      </div>
    </header>
  );
}

function Actions({ run, language: { t } }: { run: RunPageData; language: Language }) {
  const { id, sweep, batchSize, seed, maxExamples } = run;
  const canRetry = run.status === 'FAILED' && sweep.status !== 'CANCELED';
  const canRunAgain = run.status === 'CANCELED' && sweep.status !== 'CANCELED';
  const canCancel = !isOver(run) && !run.cancelRequested;
  // An empty bar would lie at the lower edge of a phone.
  if (!canRetry && !canRunAgain && !canCancel) return null;
  return (
    <div className={`${head.actions} ${styles.actions}`}>
      {canRetry && (
        <ActionForm action={retryRun} submit={t('run.retry')} isPrimary={run.failure?.retryable ?? false}>
          <input type="hidden" name="runId" value={id} />
        </ActionForm>
      )}
      {canRunAgain && (
        <ActionForm action={runAgain} submit={t('run.again')}>
          <input type="hidden" name="sweepId" value={sweep.id} />
          <input type="hidden" name="batchSize" value={batchSize} />
          <input type="hidden" name="seed" value={seed} />
          {maxExamples !== null && <input type="hidden" name="maxExamples" value={maxExamples} />}
        </ActionForm>
      )}
      {canCancel && (
        <AskFirst button={t('run.cancel')} question={t('run.cancelQuestion')}>
          <ActionForm action={cancelRun} submit={t('run.cancelSure')}>
            <input type="hidden" name="sweepId" value={sweep.id} />
            <input type="hidden" name="runId" value={id} />
          </ActionForm>
        </AskFirst>
      )}
    </div>
  );
}
